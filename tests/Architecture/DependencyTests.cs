using System.Xml.Linq;

namespace FeedRanking.Architecture.Tests;

/// <summary>Who may know whom (DESIGN.md §6).</summary>
public sealed class DependencyTests
{
    private static readonly Dictionary<string, string> OwnerOfPackage = new()
    {
        ["StackExchange.Redis"] = "shared/FeatureStore/",
        ["Confluent.Kafka"] = "shared/Messaging/",
        ["Microsoft.ML.OnnxRuntime.Gpu"] = "shared/Inference/",
    };

    private static readonly Dictionary<string, string> OwnerOfNamespace = new()
    {
        ["StackExchange.Redis"] = "shared/FeatureStore/",
        ["Confluent.Kafka"] = "shared/Messaging/",
        ["Microsoft.ML.OnnxRuntime"] = "shared/Inference/",
    };

    [Fact]
    public void Services_ReferenceSharedLibrariesOnly()
    {
        foreach (var (project, reference) in References().Where(pair => pair.Project.StartsWith("services/", StringComparison.Ordinal)))
        {
            reference.ShouldStartWith("shared/", customMessage: $"{project} references {reference}: services know shared libraries, never each other");
        }
    }

    [Fact]
    public void SharedLibraries_ReferenceSharedLibrariesOnly()
    {
        foreach (var (project, reference) in References().Where(pair => pair.Project.StartsWith("shared/", StringComparison.Ordinal)))
        {
            reference.ShouldStartWith("shared/", customMessage: $"{project} references {reference}");
        }
    }

    [Theory]
    [InlineData("shared/Pipeline/FeedRanking.Pipeline.csproj")]
    [InlineData("shared/Features/FeedRanking.Features.csproj")]
    public void PureLibraries_ReferenceNothing(string project)
    {
        var xml = XDocument.Parse(Repository.Read(project));
        xml.Descendants().Where(element => element.Name.LocalName is "ProjectReference" or "PackageReference" or "FrameworkReference")
            .ShouldBeEmpty($"{project} is built on the base library only");
    }

    [Fact]
    public void GuardedPackages_AreReferencedByTheirOwnerOnly()
    {
        foreach (var project in Repository.Projects.Where(project => IsProduct(project) && !IsBaseline(project)))
        {
            foreach (var package in Packages(project).Where(OwnerOfPackage.ContainsKey))
            {
                project.ShouldStartWith(OwnerOfPackage[package], customMessage: $"{package} belongs to {OwnerOfPackage[package]} alone");
            }
        }
    }

    [Fact]
    public void GuardedNamespaces_AreUsedByTheirOwnerOnly()
    {
        foreach (var source in Repository.ProductSources.Where(source => !IsBaseline(source)))
        {
            foreach (var line in Repository.Lines(source))
            {
                foreach (var (name, owner) in OwnerOfNamespace.Where(pair => line.StartsWith($"using {pair.Key}", StringComparison.Ordinal)))
                {
                    source.ShouldStartWith(owner, customMessage: $"'{line}' in {source}: {name} belongs to {owner} alone");
                }
            }
        }
    }

    [Fact]
    public void ProtobufTypes_StopAtGrpcFolders()
    {
        foreach (var source in Repository.ProductSources.Where(file => !file.StartsWith("shared/Contracts/", StringComparison.Ordinal)))
        {
            if (!source.Contains("/Grpc/", StringComparison.Ordinal) && !source.EndsWith("/Program.cs", StringComparison.Ordinal))
            {
                Repository.Read(source).ShouldNotContain("FeedRanking.Contracts.V1", customMessage: $"{source}: protobuf types stop at Grpc/ folders");
            }
        }
    }

    [Fact]
    public void OfflineAndTests_AreNotReferencedByTheProduct()
    {
        foreach (var (project, reference) in References().Where(pair => IsProduct(pair.Project)))
        {
            reference.ShouldNotStartWith("tests/", customMessage: $"{project} references {reference}");
        }
    }

    // Measures what the packages do without us: that is what our ratios are ratios of.
    private static bool IsBaseline(string path) => path.StartsWith("loadtests/FeedRanking.Benchmarks/", StringComparison.Ordinal);

    private static bool IsProduct(string project) =>
        !project.StartsWith("tests/", StringComparison.Ordinal) && !project.StartsWith("deploy/packages/", StringComparison.Ordinal);

    private static IEnumerable<(string Project, string Reference)> References() =>
        from project in Repository.Projects
        from element in XDocument.Parse(Repository.Read(project)).Descendants("ProjectReference")
        let include = element.Attribute("Include")!.Value.Replace('\\', '/')
        select (project, Path.GetRelativePath(Repository.Root, Path.Combine(Repository.Root, Path.GetDirectoryName(project)!, include)).Replace('\\', '/'));

    private static IEnumerable<string> Packages(string project) =>
        XDocument.Parse(Repository.Read(project)).Descendants("PackageReference").Select(element => element.Attribute("Include")!.Value);
}

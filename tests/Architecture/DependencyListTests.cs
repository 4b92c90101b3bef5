using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace FeedRanking.Architecture.Tests;

/// <summary>docs/dependencies.md is true: what is depended on, in which version, under which licence.</summary>
public sealed partial class DependencyListTests
{
    private const string Document = "docs/dependencies.md";

    [Fact]
    public void DirectDependencies_EqualTheCentralVersions()
    {
        var central = CentralVersion().Matches(Repository.Read("Directory.Packages.props"))
            .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);

        Table("direct").ToDictionary(row => row[0], row => row[1]).ShouldBe(central, ignoreOrder: true);
    }

    [Fact]
    public void CentralVersions_AreAllUsed()
    {
        var projects = string.Concat(Repository.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal)
            || file.EndsWith(".props", StringComparison.Ordinal) || file.EndsWith(".targets", StringComparison.Ordinal)).Select(Repository.Read));

        CentralVersion().Matches(Repository.Read("Directory.Packages.props")).Select(match => match.Groups[1].Value)
            .Where(package => !projects.Contains($"PackageReference Include=\"{package}\"", StringComparison.Ordinal))
            .ShouldBeEmpty("versions of packages that no project asks for");
    }

    [Fact]
    public void RestoredPackages_HaveAcceptedLicences()
    {
        var accepted = Table("accepted").Select(row => row[0]).ToHashSet();
        var byName = Table("by name").Select(row => row[0]).ToHashSet();
        var packages = RestoredPackages();
        packages.Count.ShouldBeGreaterThan(20);

        packages.Where(package => !byName.Contains(package.Key) && !accepted.Contains(LicenceOf(package.Value)))
            .Select(package => $"{package.Key}: {LicenceOf(package.Value)}")
            .ShouldBeEmpty($"{Document} accepts neither their licence nor their name");
    }

    /// <summary>Folders of all packages that the projects' last restore resolved, by name.</summary>
    private static Dictionary<string, string> RestoredPackages()
    {
        var packages = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var project in Repository.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal)))
        {
            var assets = Path.Combine(Repository.Root, Path.GetDirectoryName(project)!, "obj", "project.assets.json");
            if (!File.Exists(assets))
            {
                continue;
            }

            using var json = JsonDocument.Parse(File.ReadAllText(assets));
            var folder = json.RootElement.GetProperty("packageFolders").EnumerateObject().First().Name;
            foreach (var library in json.RootElement.GetProperty("libraries").EnumerateObject()
                .Where(library => library.Value.GetProperty("type").GetString() == "package"))
            {
                packages[library.Name.Split('/')[0]] = Path.Combine(folder, library.Value.GetProperty("path").GetString()!);
            }
        }

        return packages;
    }

    private static string LicenceOf(string packageFolder)
    {
        var nuspec = XDocument.Load(Directory.EnumerateFiles(packageFolder, "*.nuspec").Single());
        var licence = nuspec.Descendants().FirstOrDefault(element => element.Name.LocalName == "license");
        return licence?.Attribute("type")?.Value == "expression" ? licence.Value : "no licence expression";
    }

    private static IEnumerable<string[]> Table(string name) => Repository.Lines(Document)
        .SkipWhile(line => line != $"<!-- {name} -->")
        .Skip(1)
        .TakeWhile(line => line.StartsWith('|'))
        .Skip(2)
        .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries));

    [GeneratedRegex("""<PackageVersion Include="([^"]+)" Version="([^"]+)" />""")]
    private static partial Regex CentralVersion();
}

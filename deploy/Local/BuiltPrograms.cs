namespace FeedRanking.Local;

/// <summary>Where the built programs are: beside the launcher, same configuration.</summary>
/// <param name="repositoryRoot">Root of the checkout.</param>
/// <param name="buildFolder">Configuration and framework, for example "Release/net10.0".</param>
internal sealed class BuiltPrograms(string repositoryRoot, string buildFolder)
{
    public string RepositoryRoot { get; } = repositoryRoot;

    /// <summary>The dotnet host that runs us.</summary>
    public string DotNet { get; init; } =
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";

    /// <summary>The launcher itself, for its hidden commands.</summary>
    public string Launcher => Program("deploy/Local", "FeedRanking.Local");

    /// <summary>Worlds, loading.</summary>
    public string Offline => Program("models/Offline", "FeedRanking.Offline");

    /// <summary>Reads both from where the launcher was built to.</summary>
    public static BuiltPrograms BesideUs()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        for (var folder = output; folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "FeedRanking.sln")))
            {
                return new BuiltPrograms(folder.FullName, Path.Combine(output.Parent!.Name, output.Name));
            }
        }

        throw new LaunchException($"The launcher runs from its checkout only; no FeedRanking.sln above {output.FullName}.");
    }

    /// <summary>The assembly of a service.</summary>
    public string Service(string name) => Program($"services/{name}", $"FeedRanking.{name}");

    private string Program(string projectFolder, string assembly) =>
        Path.Combine(RepositoryRoot, projectFolder, "bin", buildFolder, assembly + ".dll");
}

using System.Diagnostics;

namespace FeedRanking.Architecture.Tests;

/// <summary>The repository as text: every rule here reads files, so that a rule needs no build of what it judges.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Tracked and new files (what git would commit), relative to the root, with forward slashes.</summary>
    public static IReadOnlyList<string> Files { get; } = ListFiles();

    /// <summary>Product sources: C# of shared, services, models, loadtests and the launcher; no tests, no stand-ins.</summary>
    public static IEnumerable<string> ProductSources { get; } = [.. Files.Where(file =>
        file.EndsWith(".cs", StringComparison.Ordinal)
        && !file.StartsWith("tests/", StringComparison.Ordinal)
        && !file.StartsWith("deploy/packages/", StringComparison.Ordinal))];

    /// <summary>All C# of ours, tests and stand-ins included.</summary>
    public static IEnumerable<string> Sources { get; } = [.. Files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal))];

    public static IEnumerable<string> Projects { get; } = [.. Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal))];

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    public static string[] Lines(string file) => File.ReadAllLines(Path.Combine(Root, file));

    public static bool Exists(string path) => Path.Exists(Path.Combine(Root, path));

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "FeedRanking.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new InvalidOperationException("No FeedRanking.sln above the test's folder.");
    }

    private static string[] ListFiles()
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["ls-files", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
        })!;
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        git.ExitCode.ShouldBe(0);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct().Where(file => File.Exists(Path.Combine(Root, file)))];
    }
}

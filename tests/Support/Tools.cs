namespace FeedRanking.Testing;

/// <summary>Finds programs that some tests use and the product never needs.</summary>
public static class Tools
{
    /// <summary>
    /// A tool such as <c>grpcurl</c>: looked for in the folder that <c>FEEDRANKING_TOOLS</c> names, then in <c>../shared/tools/bin</c>
    /// beside the checkout, then where <c>deploy/setup.sh --testing</c> unpacks Debian's.
    /// </summary>
    /// <returns>Full path, or null when it is in none of them.</returns>
    public static string? Find(string name)
    {
        string?[] folders =
        [
            Environment.GetEnvironmentVariable("FEEDRANKING_TOOLS"),
            RepositoryRoot.Combine("..", "shared", "tools", "bin"),
            Path.Combine(PartsFolder(), "prometheus"),
        ];
        return folders.Where(folder => !string.IsNullOrEmpty(folder))
            .Select(folder => Path.Combine(folder!, name))
            .FirstOrDefault(File.Exists);
    }

    /// <summary>The folder that <c>deploy/setup.sh</c> fills, the same for every checkout.</summary>
    public static string PartsFolder()
    {
        if (Environment.GetEnvironmentVariable("FEEDRANKING_PARTS") is { Length: > 0 } parts)
        {
            return parts;
        }

        var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } folder
            ? folder
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        return Path.Combine(cache, "feedranking", "parts");
    }

    /// <summary>A program on the PATH.</summary>
    /// <returns>Full path, or null when it is not there.</returns>
    public static string? FindOnPath(string name)
    {
        var file = OperatingSystem.IsWindows() ? name + ".exe" : name;
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, file))
            .FirstOrDefault(File.Exists);
    }
}

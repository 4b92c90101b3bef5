namespace FeedRanking.Testing;

/// <summary>Where the checkout is that the tests were built from.</summary>
public static class RepositoryRoot
{
    private static readonly Lazy<string> Found = new(Find);

    /// <summary>Full path of the folder that holds <c>FeedRanking.sln</c>.</summary>
    /// <exception cref="DirectoryNotFoundException">The tests run outside a checkout.</exception>
    public static string Directory => Found.Value;

    /// <summary>Joins path parts to the root.</summary>
    public static string Combine(params string[] parts) => Path.GetFullPath(Path.Combine([Directory, .. parts]));

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "FeedRanking.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No FeedRanking.sln above {AppContext.BaseDirectory}.");
    }
}

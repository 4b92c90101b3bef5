namespace FeedRanking.Benchmarks;

/// <summary>Finds what lies in the repository, wherever the program is started.</summary>
internal static class RepositoryFolder
{
    public static string Combine(params string[] parts)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "FeedRanking.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine([folder?.FullName ?? throw new InvalidOperationException("No FeedRanking.sln above this program."), .. parts]);
    }
}

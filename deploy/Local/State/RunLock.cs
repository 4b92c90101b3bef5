namespace FeedRanking.Local.State;

/// <summary>Lets one start or stop at a time work on a run folder. The system frees it when its holder dies.</summary>
internal sealed class RunLock : IDisposable
{
    private readonly FileStream _file;

    private RunLock(FileStream file) => _file = file;

    /// <exception cref="LaunchException">Another start or stop is at work.</exception>
    public static RunLock Take(RunFolder folder)
    {
        Directory.CreateDirectory(folder.Path);
        try
        {
            return new RunLock(new FileStream(folder.LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            throw new LaunchException($"Another up or down is at work in {folder.Path}. Wait for it, or stop it, then try again.");
        }
    }

    public void Dispose() => _file.Dispose();
}

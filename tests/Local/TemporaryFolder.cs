using FeedRanking.Local.State;

namespace FeedRanking.Local.Tests;

/// <summary>A run folder that goes with its test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("feedranking-local-").FullName;

    public RunFolder RunFolder => new(Path, System.IO.Path.Combine(Path, "run"));

    public string File(string name, string content)
    {
        var file = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        System.IO.File.WriteAllText(file, content);
        return file;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

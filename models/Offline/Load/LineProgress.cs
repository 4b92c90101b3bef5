namespace FeedRanking.Offline.Load;

/// <summary>Writes each step as a line, at once and in order (the framework's own Progress posts elsewhere and later).</summary>
internal sealed class LineProgress(TextWriter writer, string command = "load") : IProgress<string>
{
    public void Report(string value) => writer.WriteLine($"{command}: {value}");
}

namespace FeedRanking.Offline;

/// <summary>Progress on standard error, so that standard output stays for results.</summary>
internal sealed class ConsoleProgress : IProgress<string>
{
    public void Report(string value) => Console.Error.WriteLine(value);
}

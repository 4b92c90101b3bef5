namespace FeedRanking.Chaos.Tests;

/// <summary>Counts how often the process was ended, and does not end it.</summary>
internal sealed class CountedEnds : IProcessEnd
{
    public int Count { get; private set; }

    public void EndNow() => Count++;
}

namespace FeedRanking.Pipeline.Tests.Fakes;

internal sealed record Query(int Size)
{
    public string Known { get; init; } = "";
}

namespace FeedRanking.Pipeline.Tests.Fakes;

internal sealed class Item(long id) : Candidate(id)
{
    public float Score { get; set; }
}

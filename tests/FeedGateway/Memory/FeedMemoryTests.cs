using FeedRanking.FeedGateway.Explain;
using FeedRanking.FeedGateway.Memory;
using FeedRanking.FeedGateway.Rerankers;
using Microsoft.Extensions.Options;

namespace FeedRanking.FeedGateway.Tests.Memory;

/// <summary>When the room of a feed's candidates goes to another request, and when it must not.</summary>
public sealed class FeedMemoryTests
{
    private readonly FeedBlocks _blocks = new(Options.Create(new ExplainOptions()));

    [Fact]
    public void Memory_AfterTheLastRelease_GoesToTheNextRequest()
    {
        var first = new FeedMemory(_blocks);
        var room = first.Candidates(3).Array;
        first.TryHold().ShouldBeTrue();
        first.Release();
        new FeedMemory(_blocks).Candidates(3).Array.ShouldNotBeSameAs(room);
        first.Release();
        new FeedMemory(_blocks).Candidates(3).Array.ShouldBeSameAs(room);
    }

    [Fact]
    public void Memory_ThatWentToAnother_CanBeHeldNoMore()
    {
        var first = new FeedMemory(_blocks);
        first.Scores(2);
        first.Release();
        new FeedMemory(_blocks).Scores(2);
        first.TryHold().ShouldBeFalse();
    }

    [Fact]
    public void Scores_OfTwoModels_LieApart_AndInTheSameRoomForTheNextRequest()
    {
        var first = new FeedMemory(_blocks);
        var (light, heavy) = (first.Scores(9), first.Scores(4));
        light.Array.ShouldNotBeSameAs(heavy.Array);
        first.Release();
        var next = new FeedMemory(_blocks);
        next.Scores(5).ShouldBe(light[..5]);
        next.Scores(4).Array.ShouldBeSameAs(heavy.Array);
    }

    [Fact]
    public void Candidate_ThatBecameAnother_IsAsNew()
    {
        var candidate = new FeedCandidate(1, 2, 3, "trending")
        {
            LightValue = 1,
            LightHeadsRow = 2,
            HeadsRow = 3,
            Value = 4,
            ValueRank = 5,
            Propensity = 0.5f,
            Breaches = DiversityBreaches.Topic,
        };
        candidate.Become(7, null, 9, "fresh");
        candidate.ShouldBeEquivalentTo(new FeedCandidate(7, null, 9, "fresh"));
    }
}

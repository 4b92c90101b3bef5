using FeedRanking.Features;
using FeedRanking.FeatureStore;
using FeedRanking.FeedGateway.Filters;
using FeedRanking.FeedGateway.Hydrators;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Options;

namespace FeedRanking.FeedGateway.Tests.Filters;

public sealed class FilterTests
{
    private static readonly FeedQuery Anyone = new("r", 1, 20, 0, null);

    [Fact]
    public void Seen_KeepsExactlyWhatTheViewerHasNotSeen_InOrder() =>
        Prop.ForAll(Ids().Zip(Ids()).ToArbitrary(), lists =>
        {
            var (ids, seen) = lists;
            var result = new SeenFilter().Filter(Anyone with { Viewer = Viewer(seen) }, Candidates(ids));
            return result.Kept.Select(candidate => candidate.Id).SequenceEqual(ids.Where(id => !seen.Contains(id)))
                && result.Removed.Select(candidate => candidate.Id).SequenceEqual(ids.Where(seen.Contains));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void Filters_ForAViewerWhoCouldNotBeRead_KeepEverything()
    {
        var candidates = Candidates([1, 2, 3]);
        Filters(out _).Keep(Anyone, candidates).ShouldBe(candidates);
    }

    [Fact]
    public void Filters_ForAViewerWhoWasReadTooLate_UseWhatIsKnownByNow()
    {
        var filters = Filters(out var known);
        var seen = new SeenList();
        seen.Add(2);
        known.Keep(Anyone.ViewerId, ViewerRecord.Empty with { Seen = seen.Pack() });

        filters.Keep(Anyone, Candidates([1, 2, 3])).Select(candidate => candidate.Id).ShouldBe([1, 3]);
        filters.Keep(Anyone with { ViewerId = Anyone.ViewerId + 1 }, Candidates([1, 2, 3])).Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(EngagementType.Hide)]
    [InlineData(EngagementType.Report)]
    public void Hidden_RemovesWhatTheViewerDoesNotWant(EngagementType type)
    {
        var row = ViewerRow.Unknown(1, "br");
        var catalogue = new VideoCatalogue();
        row.Apply(new EngagementEvent(Guid.NewGuid(), EngagementType.Impression, 1, 5, 1_000), catalogue);
        row.Apply(new EngagementEvent(Guid.NewGuid(), type, 1, 5, 2_000), catalogue);
        row.Apply(new EngagementEvent(Guid.NewGuid(), EngagementType.Like, 1, 6, 3_000), catalogue);
        var viewer = FeedGateway.Viewer.From(ViewerRecord.Empty with { Row = row.Pack() });

        var result = new HiddenFilter().Filter(Anyone with { Viewer = viewer }, Candidates([4, 5, 6]));
        result.Kept.Select(candidate => candidate.Id).ShouldBe([4, 6]);
        result.Removed.Select(candidate => candidate.Id).ShouldBe([5]);
    }

    private static FeedFilters Filters(out LastKnownViewers known)
    {
        known = new LastKnownViewers(Options.Create(new LastKnownViewersOptions()));
        return new FeedFilters(new LastKnownViewerHydrator(known), new SeenFilter(), new HiddenFilter());
    }

    private static Viewer Viewer(long[] seenIds)
    {
        var seen = new SeenList();
        foreach (var id in seenIds)
        {
            seen.Add(id);
        }

        return FeedGateway.Viewer.From(ViewerRecord.Empty with { Seen = seen.Pack() });
    }

    private static FeedCandidate[] Candidates(long[] ids) => [.. ids.Select(id => new FeedCandidate(id, id, 1, "test"))];

    private static Gen<long[]> Ids() => Gen.Choose(0, 30).Select(id => (long)id).ArrayOf();
}

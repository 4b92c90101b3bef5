using FeedRanking.LoadTests.Requests;
using FeedRanking.LoadTests.Viewers;

namespace FeedRanking.LoadTests.Tests.Requests;

public sealed class RequestMixTests
{
    private readonly OpenFeeds _open = new();

    [Fact]
    public void Next_HasTheSharesOfSizesAndNextPages()
    {
        var mix = Mix();
        var calls = new List<FeedCall>();
        for (var i = 0; i < 20_000; i++)
        {
            _open.Add(new OpenFeed(99, "cursor", [1]));
            calls.Add(mix.Next());
        }

        var sizes = calls.CountBy(call => call.Size).ToDictionary();
        (sizes[20] / 20_000.0).ShouldBe(0.6, 0.02);
        (sizes[10] / 20_000.0).ShouldBe(0.3, 0.02);
        (sizes[50] / 20_000.0).ShouldBe(0.1, 0.02);
        (calls.Count(call => call.Follows is not null) / 20_000.0).ShouldBe(RequestMix.DefaultNextPageShare, 0.02);
        calls.Where(call => call.Follows is not null).ShouldAllBe(call => call.ViewerId == 99);
    }

    [Fact]
    public void Next_WithNoFeedOpen_IsAFirstPage()
    {
        var mix = Mix();
        Enumerable.Range(0, 100).Select(_ => mix.Next()).ShouldAllBe(call => call.Follows == null);
    }

    [Fact]
    public void OpenFeeds_GiveBackTheOldest_AndForgetWhatIsTooMuch()
    {
        for (var viewer = 0; viewer < OpenFeeds.Capacity + 5; viewer++)
        {
            _open.Add(new OpenFeed(viewer, "cursor", []));
        }

        _open.Take()!.ViewerId.ShouldBe(5);
        for (var taken = 1; taken < OpenFeeds.Capacity; taken++)
        {
            _open.Take().ShouldNotBeNull();
        }

        _open.Take().ShouldBeNull();
    }

    private RequestMix Mix() => new(new ViewerCrowd([1, 2, 3], 1, new Random(1)), _open, new Random(2));
}

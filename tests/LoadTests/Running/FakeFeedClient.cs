using FeedRanking.LoadTests.Clients;
using FeedRanking.LoadTests.Requests;

namespace FeedRanking.LoadTests.Tests.Running;

/// <summary>Answers full pages at once; every tenth call fails, where asked for.</summary>
internal sealed class FakeFeedClient(bool someFail = false) : IFeedClient
{
    private int _calls;

    public Task<FeedAnswer> GetAsync(FeedCall call, Action answered)
    {
        var number = Interlocked.Increment(ref _calls);
        answered();
        if (someFail && number % 10 == 0)
        {
            throw new FeedCallException("status_503");
        }

        var first = call.Follows is { } feed ? feed.VideoIds[^1] + 1 : 0;
        return Task.FromResult(new FeedAnswer(
            "heavy", first == 0, "cursor", [.. Enumerable.Range(0, call.Size).Select(index => first + index)], [new("total", 0.01)], 100));
    }

    public void Dispose()
    {
        // Holds nothing.
    }
}

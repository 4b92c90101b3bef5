using FeedRanking.LoadTests.Clients;
using FeedRanking.LoadTests.Metrics;
using FeedRanking.LoadTests.Requests;
using FeedRanking.LoadTests.Viewers;

namespace FeedRanking.LoadTests.Running;

/// <summary>What every scenario works with.</summary>
/// <param name="Options">As asked for.</param>
/// <param name="System">What is measured.</param>
/// <param name="Budget">What the gateway says that it must keep.</param>
/// <param name="ViewerIds">Who may ask.</param>
/// <param name="Clock">Paces and measures.</param>
internal sealed record LoadEnvironment(
    LoadOptions Options, SystemUnderTest System, LatencyBudget Budget, IReadOnlyList<long> ViewerIds, TimeProvider Clock)
{
    /// <summary>Where NBomber's reports and the summary go.</summary>
    public string OutFolder => Options.Out;

    /// <summary>A random source of its own for each purpose, so that one draw more here changes nothing there.</summary>
    public Random Draws(int purpose) => new(unchecked((Options.Seed * 397) + purpose));

    /// <summary>Sessions over HTTP with the whole mix of requests.</summary>
    public LoadSession Sessions(HttpFeedClient client) => SessionsOf(client, RequestMix.DefaultNextPageShare);

    /// <summary>Sessions over any client.</summary>
    public LoadSession SessionsOf(IFeedClient client, double nextPageShare)
    {
        var open = new OpenFeeds();
        var mix = new RequestMix(Crowd(), open, Draws(2), nextPageShare);
        return new LoadSession(new FeedCaller(client, mix, open, Clock), Clock, OutFolder);
    }

    /// <summary>The viewers by Zipf's law.</summary>
    public ViewerCrowd Crowd() => new(ViewerIds, Options.ZipfExponent, Draws(1));
}

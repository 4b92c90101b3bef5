using FeedRanking.LoadTests.Arrivals;
using FeedRanking.LoadTests.Clients;
using FeedRanking.LoadTests.Grpc;
using FeedRanking.LoadTests.Measuring;
using FeedRanking.LoadTests.Requests;
using FeedRanking.LoadTests.Results;
using FeedRanking.LoadTests.Running;

namespace FeedRanking.LoadTests.Scenarios;

/// <summary>
/// The same load on the gateway's gRPC by us and by ghz, in turns, so that both meet the same machine: evenly spaced first pages of the same
/// viewers. Both must agree on p50, p95 and p99.
/// </summary>
internal sealed class ForeignScenario : IScenario
{
    private const int DefaultSeconds = 120;
    private const int Rounds = 4;
    private const double MaxDifference = 0.1;
    private const int SettleSeconds = 2;

    public string Name => "foreign";

    public string Description => "the same gRPC load by our client and by ghz, in turns for 120 s; p50, p95 and p99 agree within 10 %";

    public async Task<Summary> RunAsync(LoadEnvironment environment)
    {
        var (options, busy) = (environment.Options, MachineFacts.LoadAverage());
        var ghz = new GhzClient(options.Ghz ?? throw new LoadTestException("The program ghz is not there: put it into the folder that FEEDRANKING_TOOLS names, or into ../shared/tools/bin."));
        var rate = Math.Max(1, Math.Round(BaseRate.ForShareOfHighest(environment, 0.5)));
        var seconds = Math.Max(5, (options.Seconds > 0 ? options.Seconds : DefaultSeconds) / (2 * Rounds));
        using var client = new GrpcFeedClient(environment.System.GrpcAddress, GhzClient.Connections, environment.Clock);
        var sessions = environment.SessionsOf(client, nextPageShare: 0);
        var (ours, theirs, warmUp) = (new List<Sample>(), new List<double>(), 0);
        var plan = ArrivalPlan.Even(new RatePhase("even", rate, seconds));
        var (startedAt, before) = (environment.Clock.GetUtcNow(), await environment.System.ReadAsync());
        for (var round = 1; round <= Rounds; round++)
        {
            warmUp += sessions.RunOpen("warm-up", ArrivalPlan.Even(new RatePhase("even", rate, SettleSeconds)), reported: false).Count;
            ours.AddRange(sessions.RunOpen($"{Name} {round}", plan, reported: round == Rounds).From(0));
            var calls = Calls(environment, plan.AtSeconds.Count + (int)(rate * SettleSeconds), round);
            theirs.AddRange(await ghz.RunAsync(environment.System.GrpcAddress, (int)rate, calls, (int)(rate * SettleSeconds), options.Out));
            Console.Error.WriteLine(FormattableString.Invariant($"foreign: round {round} of {Rounds}, ours {ours.Count}, ghz {theirs.Count}"));
        }

        var load = new MeasuredLoad(
            plan, ours, before, await environment.System.ReadAsync(), new WarmUpFigures(SettleSeconds * Rounds, warmUp), startedAt);
        var figures = Compare(Percentiles.Of(ours.Select(sample => sample.LatencyMs)), Percentiles.Of(theirs));
        ThresholdOutcome[] thresholds =
        [
            ThresholdOutcome.AtMost("difference of the clients, share", figures.LargestDifference, MaxDifference), .. FeedThresholds.AtAnyLoad(ours),
        ];
        return SummaryBuilder.Of(Name, load, environment, busy, thresholds) with
        {
            Foreign = figures,
            Seconds = seconds * Rounds,
            OfferedRps = rate,

            // Of both clients' requests, so it says nothing of one.
            CpuMsPerRequest = new Dictionary<string, double>(),
        };
    }

    /// <summary>The largest of the differences of p50, p95 and p99, each as a share of the larger one.</summary>
    internal static ForeignFigures Compare(Percentiles ours, Percentiles ghz)
    {
        static double Difference(double one, double other) => Math.Max(one, other) <= 0 ? 0 : Math.Abs(one - other) / Math.Max(one, other);
        double[] differences = [Difference(ours.P50Ms, ghz.P50Ms), Difference(ours.P95Ms, ghz.P95Ms), Difference(ours.P99Ms, ghz.P99Ms)];
        return new ForeignFigures(ours, ghz, differences.Max());
    }

    private static List<FeedCall> Calls(LoadEnvironment environment, int count, int round)
    {
        var mix = new RequestMix(environment.Crowd(), new OpenFeeds(), environment.Draws(1_000 + round), nextPageShare: 0);
        return [.. Enumerable.Range(0, count).Select(_ => mix.Next())];
    }
}

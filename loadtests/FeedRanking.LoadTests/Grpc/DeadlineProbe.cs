using FeedRanking.Contracts.V1;
using FeedRanking.LoadTests.Arrivals;
using FeedRanking.LoadTests.Metrics;
using FeedRanking.LoadTests.Requests;
using FeedRanking.LoadTests.Results;
using FeedRanking.LoadTests.Running;
using Grpc.Core;
using Grpc.Net.Client;

namespace FeedRanking.LoadTests.Grpc;

/// <summary>
/// Asks the heavy ranker itself for ten times the usual candidates, more than it can do, with deadlines that pass before, while and after it
/// works; then reads from its metrics what was done for callers who no longer waited.
/// </summary>
internal sealed class DeadlineProbe(LoadEnvironment environment)
{
    private const string Service = "HeavyRanker";
    private const int Requests = 1_000;
    private const int Candidates = 1_000;
    private const int MinDeadlineMs = 20;
    private const int MaxDeadlineMs = 120;
    private const double Overload = 1.3;
    private const int ClosedCallers = 4;
    private const int ClosedRequests = 200;

    private static readonly string[] DropStages = ["queue", "work", "run", "answer"];

    private readonly TimeProvider _clock = environment.Clock;

    /// <summary>Runs it.</summary>
    /// <param name="client">Where candidates come from.</param>
    /// <exception cref="LoadTestException">The ranker does not run under this launcher.</exception>
    public async Task<DeadlineFigures> RunAsync(Clients.IFeedClient client)
    {
        using var channel = GrpcChannel.ForAddress(environment.System.GrpcAddressOf(Service));
        var ranker = new HeavyRanker.HeavyRankerClient(channel);
        var request = new ScoreRequest { RequestId = "deadlines", ViewerId = environment.ViewerIds[0], NowMs = _clock.GetUtcNow().ToUnixTimeMilliseconds() };
        request.VideoIds.AddRange(await CandidatesAsync(client));
        var capacity = await CapacityAsync(ranker, request);
        Console.Error.WriteLine(FormattableString.Invariant($"deadlines: {capacity:0.0} requests/s of {request.VideoIds.Count} candidates; now {Requests} at {Overload * capacity:0.0}/s"));

        var before = (await environment.System.ReadAsync()).PageOf(Service);
        var outcomes = await SendAsync(ranker, request, Overload * capacity);
        var after = (await environment.System.ReadAsync()).PageOf(Service);
        return Figures(before, after, outcomes, capacity);
    }

    /// <summary>Joins what callers saw with what the ranker counted.</summary>
    internal static DeadlineFigures Figures(PrometheusPage before, PrometheusPage after, IReadOnlyList<StatusCode> outcomes, double capacity)
    {
        var dropped = DropStages.ToDictionary(stage => stage, stage =>
            after.Sum("feedranking_ranking_dropped_total", ("stage", stage)) - before.Sum("feedranking_ranking_dropped_total", ("stage", stage)));
        var runs = after.Histogram("feedranking_inference_run_duration_seconds").Since(before.Histogram("feedranking_inference_run_duration_seconds"));
        var features = after.Histogram("feedranking_ranking_features_duration_seconds").Since(before.Histogram("feedranking_ranking_features_duration_seconds"));
        var work = runs.Sum + features.Sum;
        var wasted = (dropped["answer"] * (runs.Mean + features.Mean)) + (dropped["run"] * features.Mean);
        var answered = outcomes.Count(code => code == StatusCode.OK);
        var late = outcomes.Count(code => code == StatusCode.DeadlineExceeded);
        return new DeadlineFigures(
            outcomes.Count, answered, late, outcomes.Count - answered - late, dropped, runs.Count, work, work > 0 ? wasted / work : 0, capacity, Overload * capacity);
    }

    // Videos that feeds have shown: any catalogue has some.
    private async Task<IReadOnlyList<long>> CandidatesAsync(Clients.IFeedClient client)
    {
        var ids = new HashSet<long>();
        foreach (var viewer in environment.ViewerIds)
        {
            ids.UnionWith((await client.GetAsync(new FeedCall(viewer, Size: 50, Follows: null), static () => { })).VideoIds);
            if (ids.Count >= Candidates)
            {
                break;
            }
        }

        return [.. ids.Take(Candidates)];
    }

    private async Task<double> CapacityAsync(HeavyRanker.HeavyRankerClient ranker, ScoreRequest request)
    {
        var started = _clock.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, ClosedCallers).Select(async _ =>
        {
            for (var call = 0; call < ClosedRequests / ClosedCallers; call++)
            {
                await ranker.ScoreAsync(request);
            }
        }));
        return ClosedRequests / _clock.GetElapsedTime(started).TotalSeconds;
    }

    private async Task<IReadOnlyList<StatusCode>> SendAsync(HeavyRanker.HeavyRankerClient ranker, ScoreRequest request, double rate)
    {
        var draws = environment.Draws(7);
        var pacer = new ArrivalPacer(ArrivalPlan.Even(new RatePhase("deadlines", rate, (Requests + 0.5) / rate)), _clock);
        var calls = new List<Task<StatusCode>>();
        for (var sent = 0; sent < Requests; sent++)
        {
            await pacer.NextAsync(CancellationToken.None);
            calls.Add(CallAsync(ranker, request, TimeSpan.FromMilliseconds(draws.Next(MinDeadlineMs, MaxDeadlineMs + 1))));
        }

        return await Task.WhenAll(calls);
    }

    private async Task<StatusCode> CallAsync(HeavyRanker.HeavyRankerClient ranker, ScoreRequest request, TimeSpan allowed)
    {
        try
        {
            await ranker.ScoreAsync(request, deadline: (_clock.GetUtcNow() + allowed).UtcDateTime);
            return StatusCode.OK;
        }
        catch (RpcException exception)
        {
            return exception.StatusCode;
        }
    }
}

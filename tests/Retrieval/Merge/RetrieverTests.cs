using System.Diagnostics.Metrics;
using FeedRanking.Retrieval.Merge;
using FeedRanking.Retrieval.Sources;
using FeedRanking.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace FeedRanking.Retrieval.Tests.Merge;

public sealed class RetrieverTests : IDisposable
{
    private static readonly TimeSpan HangLimit = TimeSpan.FromSeconds(60);

    private const int MaxAgeSeconds = 60;

    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly RetrievalQuery _query = Samples.Query(Samples.Snapshot(Samples.Catalogue(30)), limit: 10);

    public void Dispose() => _services.Dispose();

    [Fact]
    public async Task Retrieve_SourceThrows_OthersAreServedAndItIsNamed()
    {
        var retrieval = await Retriever(60_000, new FreshSource(Options.Create(new RetrievalOptions())), new Scripted("broken", _ => throw new InvalidOperationException("boom"))).RetrieveAsync(_query, default);

        retrieval.Candidates.Count.ShouldBe(10);
        retrieval.Sources.ShouldBe(["fresh", "broken"]);
        retrieval.Faults.ShouldBe([new SourceFault("broken", "failed: InvalidOperationException")]);
    }

    [Fact]
    public async Task Retrieve_SourceIsLate_OthersAreServedItIsNamedAndCancelled()
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var slow = new Scripted("slow", async token =>
        {
            token.Register(cancelled.SetResult);
            await new TaskCompletionSource().Task;
        });

        var retrieval = await Retriever(2_000, new FreshSource(Options.Create(new RetrievalOptions())), slow).RetrieveAsync(_query, default);

        retrieval.Candidates.ShouldNotBeEmpty();
        retrieval.Faults.ShouldBe([new SourceFault("slow", "late: no answer within 2000 ms")]);
        await cancelled.Task.WaitAsync(HangLimit);
    }

    [Fact]
    public async Task Retrieve_CallerGivesUp_StopsTheSourcesThrowsAndIsCounted()
    {
        using var dropped = new CounterProbe("feedranking.retrieval.dropped", _services);
        using var caller = new CancellationTokenSource();
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var slow = new Scripted("slow", async token =>
        {
            token.Register(stopped.SetResult);
            await caller.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
        });

        await Should.ThrowAsync<OperationCanceledException>(() => Retriever(60_000, slow).RetrieveAsync(_query, caller.Token));
        await stopped.Task.WaitAsync(HangLimit);
        dropped.Sum.ShouldBe(1);
    }

    [Fact]
    public async Task Retrieve_AllSourcesFail_AnswersNothingAndNamesThem()
    {
        using var failures = new CounterProbe("feedranking.retrieval.source.failures", _services);
        var broken = new Scripted("broken", _ => throw new InvalidOperationException("boom"));

        var retrieval = await Retriever(60_000, broken).RetrieveAsync(_query, default);

        retrieval.Candidates.ShouldBeEmpty();
        retrieval.Faults.Count.ShouldBe(1);
        failures.Sum.ShouldBe(1);
    }

    [Theory]
    [InlineData(30, true)]
    [InlineData(90, false)]
    public async Task Retrieve_StoredCandidatesYoungerThanTheLimit_StandForALiveSearch(int ageSeconds, bool stands)
    {
        using var requests = new CounterProbe("feedranking.retrieval.requests", _services);
        var query = Samples.Query(
            _query.Snapshot, limit: 10, precomputed: [101, 102, 103], precomputedAtMs: Samples.NowMs - (ageSeconds * 1_000));
        var asked = false;
        var neighbours = new Scripted("neighbours", _ => Task.FromResult(asked = true), searchesNeighbours: true);

        var retrieval = await Retriever(60_000, neighbours, new PrecomputedSource()).RetrieveAsync(query, default);

        asked.ShouldBe(!stands);
        retrieval.Candidates.Select(candidate => query.Snapshot.Catalogue[candidate.Slot].VideoId).ShouldBe([101, 102, 103], ignoreOrder: true);
        requests.Sum.ShouldBe(1);
    }

    [Fact]
    public async Task Retrieve_ViewerWhoHasDoneNothing_HasNoNeighbours_AndGetsWhatIsTrendingInTheRegion()
    {
        var asked = false;
        var neighbours = new Scripted("neighbours", _ => Task.FromResult(asked = true), searchesNeighbours: true);
        var snapshot = Samples.Snapshot(Samples.Catalogue(30), new Dictionary<string, IReadOnlyList<long>> { ["br"] = [103, 101] });
        var query = Samples.Query(snapshot, limit: 10);
        var retrieval = await Retriever(60_000, neighbours, new TrendingSource(), new FreshSource(Options.Create(new RetrievalOptions()))).RetrieveAsync(query, default);

        asked.ShouldBeFalse();
        retrieval.Candidates.Select(candidate => snapshot.Catalogue[candidate.Slot].VideoId).ShouldContain(103, "the region's favourite");
        retrieval.Candidates.ShouldAllBe(candidate => retrieval.Sources[candidate.Source] != "neighbours");
    }

    [Fact]
    public async Task Retrieve_ViewerTowerFails_OtherSourcesAreServed()
    {
        var query = Samples.Query(_query.Snapshot, limit: 10, embedding: Task.FromException<float[]>(new InvalidOperationException("boom")));

        var retrieval = await Retriever(60_000, new TwoTowerSource(), new FreshSource(Options.Create(new RetrievalOptions()))).RetrieveAsync(query, default);

        retrieval.Candidates.Count.ShouldBe(10);
        retrieval.Faults.ShouldBe([new SourceFault("two_tower", "failed: InvalidOperationException")]);
    }

    private Retriever Retriever(int timeoutMs, params ICandidateSource[] sources) => new(
        sources,
        Options.Create(new RetrievalOptions { SourceTimeoutMs = timeoutMs, CandidateMaxAgeSeconds = MaxAgeSeconds }),
        new RetrievalMetrics(_services.GetRequiredService<IMeterFactory>()),
        TimeProvider.System,
        NullLogger<Retriever>.Instance);

    private sealed class Scripted(string name, Func<CancellationToken, Task> run, bool searchesNeighbours = false) : ICandidateSource
    {
        public bool SearchesNeighbours => searchesNeighbours;

        public string Name => name;

        public int Quota(RetrievalOptions options) => 100;

        public async ValueTask<IReadOnlyList<Candidate>> FindAsync(RetrievalQuery query, int cap, CancellationToken cancellationToken)
        {
            await run(cancellationToken);
            return [];
        }
    }
}

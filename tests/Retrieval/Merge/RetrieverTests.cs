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
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly RetrievalQuery _query = Samples.Query(Samples.Snapshot(Samples.Catalogue(30)), limit: 10);

    public void Dispose() => _services.Dispose();

    [Fact]
    public async Task Retrieve_SourceThrows_OthersAreServedAndItIsNamed()
    {
        var retrieval = await Retriever(60_000, new FreshSource(), new Scripted("broken", _ => throw new InvalidOperationException("boom"))).RetrieveAsync(_query, default);

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

        var retrieval = await Retriever(2_000, new FreshSource(), slow).RetrieveAsync(_query, default);

        retrieval.Candidates.ShouldNotBeEmpty();
        retrieval.Faults.ShouldBe([new SourceFault("slow", "late: no answer within 2000 ms")]);
        await cancelled.Task;
    }

    [Fact]
    public async Task Retrieve_CallerGivesUp_Throws()
    {
        using var caller = new CancellationTokenSource();
        var slow = new Scripted("slow", async token =>
        {
            await caller.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
        });

        await Should.ThrowAsync<OperationCanceledException>(() => Retriever(60_000, slow).RetrieveAsync(_query, caller.Token));
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

    private Retriever Retriever(int timeoutMs, params ICandidateSource[] sources) => new(
        sources,
        Options.Create(new RetrievalOptions { SourceTimeoutMs = timeoutMs }),
        new RetrievalMetrics(_services.GetRequiredService<IMeterFactory>()),
        TimeProvider.System,
        NullLogger<Retriever>.Instance);

    private sealed class Scripted(string name, Func<CancellationToken, Task> run) : ICandidateSource
    {
        public string Name => name;

        public int Quota(RetrievalOptions options) => 100;

        public async ValueTask<IReadOnlyList<Candidate>> FindAsync(RetrievalQuery query, int cap, CancellationToken cancellationToken)
        {
            await run(cancellationToken);
            return [];
        }
    }
}

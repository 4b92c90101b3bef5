using FeedRanking.Pipeline;
using Microsoft.Extensions.Options;

namespace FeedRanking.FeedGateway;

/// <summary>Answers one request: the pipeline, then the ladder.</summary>
internal sealed class HomeFeed(
    PipelineExecutor<FeedQuery, FeedCandidate> executor,
    Ladder<FeedQuery, FeedCandidate> ladder,
    IOptions<LatencyBudgetOptions> budget,
    TimeProvider clock)
{
    /// <summary>Starts the request's one clock.</summary>
    public Deadline StartDeadline() => Deadline.Start(clock, budget.Value.Total);

    /// <exception cref="OperationCanceledException">The viewer went away.</exception>
    public async ValueTask<ServedPage> ServeAsync(FeedQuery query, Deadline deadline, CancellationToken aborted)
    {
        var run = await executor.RunAsync(query, deadline, aborted);
        var served = await ladder.ServeAsync(run, query.Size, aborted);
        return new ServedPage(run, served, deadline.Elapsed);
    }
}

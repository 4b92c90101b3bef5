using Microsoft.Extensions.Hosting;

namespace FeedRanking.Ranking.Hosting;

/// <summary>
/// Scores a made-up request often enough, before the server listens, that the path of a request is compiled and optimised when the first
/// real one comes. Needs no item rows: unknown videos take the same path.
/// </summary>
internal sealed class RankerWarmUp(CandidateScorer scorer, TimeProvider time) : IHostedService
{
    /// <summary>More than the 30 calls after which the runtime optimises a method.</summary>
    private const int Requests = 40;

    private const int Candidates = 150;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var request = new ScoringRequest(
            0, default, "", time.GetUtcNow().ToUnixTimeMilliseconds(), [.. Enumerable.Range(0, Math.Min(Candidates, scorer.CandidateLimit)).Select(i => (long)i)]);
        for (var i = 0; i < Requests; i++)
        {
            await scorer.ScoreAsync(request, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

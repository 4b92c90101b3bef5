using System.Text.Json;
using FeedRanking.Features;
using FeedRanking.FeedGateway.Edge;
using Microsoft.Extensions.Options;

namespace FeedRanking.FeedGateway.WarmUp;

/// <summary>
/// Serves made-up requests before real ones come: code is compiled, connections stand, and breakers that opened while services were
/// still starting have closed. Its pages are thrown away: not counted, not logged.
/// </summary>
internal sealed class WarmUpService(
    HomeFeed feed, WarmUpState state, IOptions<WarmUpOptions> options, TimeProvider clock, ILogger<WarmUpService> log) : BackgroundService
{
    private readonly WarmUpOptions _options = options.Value;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = clock.GetTimestamp();
        var warm = 0;
        try
        {
            while (warm < _options.Requests)
            {
                if (clock.GetElapsedTime(started).TotalMilliseconds >= _options.MaxWaitMs)
                {
                    state.StopWaiting($"not warm after {_options.MaxWaitMs} ms; warming goes on");
                }

                if (await ServeOneAsync(stoppingToken))
                {
                    warm++;
                }
                else
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(_options.PauseMs), clock, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return;
        }

        state.StopWaiting($"{warm} requests served by {Rungs.Heavy}");
        log.LogInformation("Warm after {ElapsedMs:0} ms", clock.GetElapsedTime(started).TotalMilliseconds);
    }

    private async Task<bool> ServeOneAsync(CancellationToken stopping)
    {
        var now = clock.GetUtcNow();
        var query = new FeedQuery(
            Guid.CreateVersion7(now).ToString("N"), FeedRequestReader.MaxId, FeedRequestReader.DefaultSize, now.ToUnixTimeMilliseconds(), Regions.Global);
        var page = await feed.ServeAsync(query, feed.StartDeadline(), stopping);
        _ = JsonSerializer.SerializeToUtf8Bytes(FeedAnswerWriter.ToAnswer(page, explain: true), GatewayJson.Default.FeedAnswer);
        return page.Served.ServedBy == Rungs.Heavy;
    }
}

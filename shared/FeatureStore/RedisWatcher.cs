using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FeedRanking.FeatureStore;

/// <summary>
/// Begins to connect when the process starts, so that no request pays for the connection, and then asks Redis again and again whether it
/// answers. A connection that stands and stays silent (a peer that vanished, a network that swallows packets) is replaced: the old client
/// is in use until the new one is connected.
/// </summary>
internal sealed class RedisWatcher(
    RedisConnection connection, IOptions<RedisOptions> options, TimeProvider time, ILogger<RedisWatcher> log) : BackgroundService
{
    private readonly RedisOptions _options = options.Value;
    private long _troubleSince;
    private RedisPulse _pulse = RedisPulse.Answers;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        connection.Begin();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(_options.HeartbeatMs), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await BeatAsync(stoppingToken);
        }
    }

    private async Task BeatAsync(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var pulse = await connection.FeelPulseAsync(TimeSpan.FromMilliseconds(_options.SilenceMs), cancellationToken);
        if (pulse != _pulse)
        {
            Report(pulse);
            (_pulse, _troubleSince) = (pulse, started);
        }

        if (pulse != RedisPulse.Answers && time.GetElapsedTime(_troubleSince) >= Patience(pulse))
        {
            var replaced = await connection.TryReplaceAsync(cancellationToken);
            log.Log(replaced ? LogLevel.Warning : LogLevel.Debug, "A new connection to Redis: {Outcome}", replaced ? "made" : "not yet");
            _troubleSince = time.GetTimestamp();
        }
    }

    // A large answer may keep a ping waiting, and a client without connection is already trying: both get more time.
    private TimeSpan Patience(RedisPulse pulse) => TimeSpan.FromMilliseconds(
        pulse == RedisPulse.Disconnected ? _options.ConnectTimeoutMs + _options.SilenceMs
        : connection.IsBulkRunning ? _options.BulkTimeoutMs
        : _options.SilenceMs);

    private void Report(RedisPulse pulse)
    {
        if (pulse == RedisPulse.Answers)
        {
            log.LogInformation("Redis at {Address} answers again", connection.Address);
        }
        else
        {
            log.LogWarning("Redis at {Address}: {Pulse}", connection.Address, pulse);
        }
    }
}

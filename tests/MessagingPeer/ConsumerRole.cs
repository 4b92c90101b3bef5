using FeedRanking.Features;
using FeedRanking.Messaging;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace FeedRanking.MessagingPeer;

/// <summary>
/// Writes down every event that it is given, in that order; ends when it has had as many different ones as it should. What comes a second
/// time (the same offset again) is counted and left out, as every handler must.
/// </summary>
internal sealed class ConsumerRole(IOptions<PeerOptions> options, IHostApplicationLifetime lifetime, TimeProvider time)
    : IBatchHandler<EngagementEvent>, IDisposable
{
    private readonly PeerOptions _options = options.Value;
    private readonly StreamWriter _file = new(options.Value.File);
    private readonly Dictionary<int, long> _lastOffsets = [];
    private long _started;
    private int _first;
    private int _count;
    private int _again;

    public async Task HandleAsync(MessageBatch<EngagementEvent> batch, CancellationToken cancellationToken)
    {
        if (_count == 0)
        {
            (_started, _first) = (time.GetTimestamp(), batch.Messages.Count);
        }

        var last = _lastOffsets.GetValueOrDefault(batch.Partition, -1);
        foreach (var (offset, engagement) in batch.Messages)
        {
            if (offset <= last)
            {
                _again++;
                continue;
            }

            last = offset;
            _count++;
            await _file.WriteLineAsync($"{batch.Partition} {offset} {engagement.ViewerId} {engagement.VideoId}");
        }

        _lastOffsets[batch.Partition] = last;
        if (_count >= _options.Events)
        {
            await _file.FlushAsync(cancellationToken);
            Console.WriteLine($"all {_count} consumed, {_again} again, {(_count - _first) / time.GetElapsedTime(_started).TotalSeconds:0} /s");
            lifetime.StopApplication();
        }
    }

    public void Dispose() => _file.Dispose();
}

namespace FeedRanking.Messaging;

/// <summary>Pauses between attempts: the first short, each next one twice as long, up to a limit.</summary>
internal sealed class Backoff(KafkaOptions options, TimeProvider time)
{
    private int _nextMs = options.FirstPauseMs;

    /// <summary>Waits for the next pause.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task WaitAsync(CancellationToken cancellationToken)
    {
        var pauseMs = _nextMs;
        _nextMs = Math.Min(_nextMs * 2, options.MaxPauseMs);
        return Task.Delay(TimeSpan.FromMilliseconds(pauseMs), time, cancellationToken);
    }

    /// <summary>It worked: begin with the short pause next time.</summary>
    public void Reset() => _nextMs = options.FirstPauseMs;
}

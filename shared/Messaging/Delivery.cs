using Confluent.Kafka;

namespace FeedRanking.Messaging;

/// <summary>Collects Kafka's answers to the messages of one call.</summary>
internal sealed class Delivery(int messages)
{
    private readonly TaskCompletionSource<Error?> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _pending = messages;
    private int _failed;
    private Error? _firstError;

    /// <summary>Completes when all are answered: with the first error, or null.</summary>
    public Task<Error?> Completed => _done.Task;

    /// <summary>Messages that Kafka did not take.</summary>
    public int FailedCount => _failed;

    public void Answer(Error error)
    {
        if (error.IsError)
        {
            Interlocked.CompareExchange(ref _firstError, error, null);
            Interlocked.Increment(ref _failed);
        }

        if (Interlocked.Decrement(ref _pending) == 0)
        {
            _done.SetResult(_firstError);
        }
    }
}

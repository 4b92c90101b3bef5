using Confluent.Kafka;

namespace FeedRanking.Messaging;

/// <summary>Collects Kafka's answers to the messages of one call.</summary>
internal sealed class Delivery
{
    private readonly TaskCompletionSource<Error?> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _pending;
    private int _failed;
    private Error? _firstError;

    public Delivery(int messages)
    {
        _pending = messages;
        Answered = Answer;
    }

    /// <summary>Takes the answer to one message; one delegate for all of them.</summary>
    public Action<Error> Answered { get; }

    /// <summary>Completes when all are answered: with the first error, or null.</summary>
    public Task<Error?> Completed => _done.Task;

    /// <summary>Messages that Kafka did not take.</summary>
    public int FailedCount => Volatile.Read(ref _failed);

    /// <summary>These were not even handed over.</summary>
    public void Refuse(Error error, int messages)
    {
        for (var i = 0; i < messages; i++)
        {
            Answer(error);
        }
    }

    private void Answer(Error error)
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

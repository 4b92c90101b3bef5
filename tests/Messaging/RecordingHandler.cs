using System.Collections.Concurrent;

namespace FeedRanking.Messaging.Tests;

/// <summary>Notes what it is given; can be told to ask for a retry.</summary>
internal sealed class RecordingHandler<T> : IBatchHandler<T>
{
    private int _failuresLeft;

    public ConcurrentQueue<MessageBatch<T>> Batches { get; } = new();

    public IReadOnlyList<T> Values => [.. Batches.SelectMany(batch => batch.Messages).Select(message => message.Value)];

    public int Attempts { get; private set; }

    public void FailNext(int times) => _failuresLeft = times;

    public Task HandleAsync(MessageBatch<T> batch, CancellationToken cancellationToken)
    {
        Attempts++;
        if (_failuresLeft > 0)
        {
            _failuresLeft--;
            throw new RetryBatchException("the store is away");
        }

        Batches.Enqueue(batch);
        return Task.CompletedTask;
    }
}

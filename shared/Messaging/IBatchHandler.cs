namespace FeedRanking.Messaging;

/// <summary>Handles messages of one partition, in their order, as many as were there.</summary>
/// <typeparam name="T">What a message holds.</typeparam>
public interface IBatchHandler<T>
{
    /// <summary>
    /// Handles the batch. When it returns, the batch's offsets are committed. A batch may come again after a crash, or overlapping with
    /// others, so handling must be idempotent.
    /// </summary>
    /// <exception cref="RetryBatchException">Something that handling needs is away: the same messages come again after a pause.</exception>
    Task HandleAsync(MessageBatch<T> batch, CancellationToken cancellationToken);
}

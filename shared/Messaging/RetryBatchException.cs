namespace FeedRanking.Messaging;

/// <summary>Thrown by a handler: what it needs is away now, the same messages shall come again.</summary>
public sealed class RetryBatchException(string message, Exception? inner = null) : Exception(message, inner);

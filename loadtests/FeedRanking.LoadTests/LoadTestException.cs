namespace FeedRanking.LoadTests;

/// <summary>The load test cannot be run as asked; the message says what to do.</summary>
internal sealed class LoadTestException(string message) : Exception(message);

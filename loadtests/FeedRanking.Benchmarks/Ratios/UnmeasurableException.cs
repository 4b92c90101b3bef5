namespace FeedRanking.Benchmarks.Ratios;

/// <summary>A group of ratios cannot be measured on this machine; the message says why. The other groups still are.</summary>
internal sealed class UnmeasurableException(string message) : Exception(message);

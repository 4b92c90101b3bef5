namespace FeedRanking.LoadTests.Running;

/// <summary>What each part held at one moment.</summary>
internal sealed record ResourcePoint(double AtSeconds, IReadOnlyDictionary<string, double> MemoryMb, IReadOnlyDictionary<string, double> Handles);

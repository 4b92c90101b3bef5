namespace FeedRanking.Benchmarks.Running;

/// <summary>A viewer of the running system.</summary>
/// <param name="Id">The viewer.</param>
/// <param name="Row">The packed row, as the rankers get it.</param>
internal sealed record SampleViewer(long Id, byte[] Row);

using FeedRanking.Benchmarks.Running;

namespace FeedRanking.Benchmarks.Ratios;

/// <summary>What every group is given.</summary>
/// <param name="System">The running system; its processes are the real ones.</param>
/// <param name="Pace">How long to measure.</param>
/// <param name="IsLarge">Whether the index is also measured at a size that needs gigabytes.</param>
/// <param name="Say">Progress.</param>
internal sealed record BenchSetting(RunningSystem System, Pace Pace, bool IsLarge, Action<string> Say)
{
    /// <summary>Folder of a served model.</summary>
    public string ModelFolder(string name) => Path.Combine(System.ModelsFolder, name, System.ModelsVersion);
}

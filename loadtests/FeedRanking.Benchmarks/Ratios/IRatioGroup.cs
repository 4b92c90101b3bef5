namespace FeedRanking.Benchmarks.Ratios;

/// <summary>Ratios that are measured together.</summary>
internal interface IRatioGroup
{
    /// <summary>What <c>--only</c> calls it; its ratios' ids begin with it.</summary>
    string Id { get; }

    /// <summary>Measures; says what it is doing through the setting's progress.</summary>
    /// <exception cref="UnmeasurableException">Something that it needs is not here; the message says what.</exception>
    Task<IReadOnlyList<Ratio>> MeasureAsync(BenchSetting setting);
}

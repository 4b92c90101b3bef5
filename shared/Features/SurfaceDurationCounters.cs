namespace FeedRanking.Features;

/// <summary>
/// Counters per surface and duration class: how likely an outcome is before anything is known about video or viewer. Not the sum of
/// anything that video rows hold, so they are stored and loaded apart.
/// </summary>
internal sealed class SurfaceDurationCounters
{
    private const byte LayoutVersion = 1;
    private const int AllSurfaces = Surfaces.Count + 1;
    private const int AllDurations = DurationBuckets.Count;
    private const int Columns = DurationBuckets.Count + 1;
    private const int Cells = (Surfaces.Count + 2) * Columns;
    private const int PackedBytes = 1 + (Cells * DecayedCounters.PackedBytes);

    // Impressions' worth of belief in the coarser rate: enough to hide surfaces with a handful of impressions.
    private const float PriorImpressions = 50;

    // The rate that a system without any data starts from.
    private const float DefaultLongViewRate = 0.3f;

    private readonly GroupCounters[] _cells = [.. Enumerable.Range(0, Cells).Select(_ => new GroupCounters())];

    /// <summary>Everything counted, in all surfaces and durations.</summary>
    public DecayedCounters Total => Cell(AllSurfaces, AllDurations).Value;

    /// <summary>Everything counted on one surface.</summary>
    public DecayedCounters OfSurface(int surface) => Cell(surface, AllDurations).Value;

    /// <summary>Everything counted on one surface with one duration class.</summary>
    public DecayedCounters Of(int surface, int durationBucket) => Cell(surface, durationBucket).Value;

    public void Add(int surface, int durationBucket, DecayedCounters counters)
    {
        Cell(surface, durationBucket).Add(counters);
        Cell(surface, AllDurations).Add(counters);
        Cell(AllSurfaces, durationBucket).Add(counters);
        Cell(AllSurfaces, AllDurations).Add(counters);
    }

    /// <summary>The long-view rate to expect, smoothed towards the duration's rate on all surfaces, and that towards the overall rate.</summary>
    public float ExpectedLongViewRate(int surface, int durationBucket)
    {
        var overall = Smooth(Total.Slow, DefaultLongViewRate);
        var ofDuration = Smooth(Cell(AllSurfaces, durationBucket).Value.Slow, overall);
        return Smooth(Cell(surface, durationBucket).Value.Slow, ofDuration);
    }

    public byte[] Pack()
    {
        var packed = new byte[PackedBytes];
        var writer = new PackedWriter(packed);
        writer.Write(LayoutVersion);
        foreach (var cell in _cells)
        {
            writer.Write(cell.Value);
        }

        return packed;
    }

    public void Load(ReadOnlySpan<byte> packed)
    {
        var reader = new PackedReader(packed, "table of global counters");
        var version = reader.ReadByte();
        if (version != LayoutVersion)
        {
            throw new FormatException($"Packed global counters of layout version {version}: expected {LayoutVersion}.");
        }

        var loaded = new DecayedCounters[Cells];
        for (var i = 0; i < Cells; i++)
        {
            loaded[i] = reader.ReadCounters();
        }

        reader.ExpectEnd();
        for (var i = 0; i < Cells; i++)
        {
            _cells[i].Replace(loaded[i]);
        }
    }

    private static float Smooth(CounterValues values, float prior) =>
        (values[Counter.LongViews] + (PriorImpressions * prior)) / (values[Counter.Impressions] + PriorImpressions);

    private GroupCounters Cell(int surface, int durationBucket) => _cells[(surface * Columns) + durationBucket];
}

namespace FeedRanking.Features;

/// <summary>
/// All videos in memory, by dense slot (0 … Count-1), with the counters of groups (creators, topics, …) that follow from them.
/// One writer at a time; readers are never blocked and see a row whole.
/// </summary>
public sealed class VideoCatalogue
{
    // Rows between one stage of prefetching and the next: enough for memory to answer, few enough to be still there.
    private const int PrefetchStep = 5;

    private readonly SlotTable _slots = new();
    private readonly VideoGroups _groups = new();
    private readonly SurfaceDurationCounters _surfaceDurations = new();
    private readonly Lock _writing = new();
    private volatile VideoEntry[] _entries = new VideoEntry[1_024];
    private volatile int _count;

    /// <summary>Number of slots handed out; removed videos keep theirs, marked ineligible.</summary>
    public int Count => _count;

    /// <summary>The slot of a video, when it is known.</summary>
    public bool TryGetSlot(long videoId, out int slot) => _slots.TryGet(videoId, out slot);

    /// <summary>The slots of many videos at once, which is quicker than one by one.</summary>
    /// <param name="videoIds">The videos.</param>
    /// <param name="slots">As many slots; -1 for a video that is not known.</param>
    /// <returns>How many are not known.</returns>
    public int FindSlots(ReadOnlySpan<long> videoIds, Span<int> slots) => _slots.Find(videoIds, slots);

    /// <summary>The row in a slot.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The slot was never handed out.</exception>
    public VideoRow this[int slot] => EntryAt(slot).Row;

    internal SurfaceDurationCounters SurfaceDurations => _surfaceDurations;

    /// <summary>Adds a video or replaces its row. Counters of its groups change by the difference.</summary>
    /// <returns>Its slot.</returns>
    public int Upsert(VideoRow row)
    {
        lock (_writing)
        {
            if (_slots.TryGet(row.VideoId, out var slot))
            {
                VideoGroups.Remove(_entries[slot]);
                _entries[slot] = _groups.Join(row);
                return slot;
            }

            slot = _count;
            Grow(slot);
            _entries[slot] = _groups.Join(row);

            // Readers find a slot through the count or the table: both change after the entry is there.
            _count = slot + 1;
            _slots.Add(row.VideoId, slot);
            return slot;
        }
    }

    /// <summary>Counts an event for its video and the video's groups. An event about an unknown video changes nothing.</summary>
    /// <param name="engagement">The event.</param>
    /// <param name="viewerLift"><see cref="Observation.ViewerLift"/>; 0 when the viewer is unknown.</param>
    /// <returns>False when the video is unknown.</returns>
    public bool Apply(EngagementEvent engagement, float viewerLift = 0) => Apply(Observation.From(engagement, this) with { ViewerLift = viewerLift });

    /// <summary>Counts an observation for its video and the video's groups. One about an unknown video changes nothing.</summary>
    /// <returns>False when the video is unknown.</returns>
    public bool Apply(Observation observation)
    {
        lock (_writing)
        {
            if (!_slots.TryGet(observation.VideoId, out var slot))
            {
                return false;
            }

            var entry = _entries[slot];
            var ofPlace = _surfaceDurations.ExpectedLongViewRate(observation.Surface, entry.DurationBucket);
            var expected = Math.Clamp(ofPlace + observation.ViewerLift, 0, 1);
            var values = Counting.Values(observation.Outcomes, expected);
            var change = default(DecayedCounters).Plus(values, observation.OccurredAtMs);
            _entries[slot] = entry with { Row = entry.Row with { Counters = entry.Row.Counters.Plus(change) } };
            VideoGroups.Add(entry, change);
            _surfaceDurations.Add(observation.Surface, entry.DurationBucket, change);
            return true;
        }
    }

    /// <summary>The long-view rate to expect of a video from surface and length alone.</summary>
    /// <param name="videoId">The video; one that is unknown counts as one of unknown length.</param>
    /// <param name="surface">Where it is shown.</param>
    public float ExpectedLongViewRate(long videoId, byte surface) => _surfaceDurations.ExpectedLongViewRate(
        surface,
        _slots.TryGet(videoId, out var slot) ? _entries[slot].DurationBucket : 0);

    /// <summary>The counters that belong to no video (surface × duration), packed; the first byte is the layout version.</summary>
    public byte[] PackGlobalCounters()
    {
        lock (_writing)
        {
            return _surfaceDurations.Pack();
        }
    }

    /// <summary>Replaces those counters. An empty array is a system that has counted nothing and changes nothing.</summary>
    /// <exception cref="FormatException">The bytes are not of a known layout version.</exception>
    public void LoadGlobalCounters(ReadOnlySpan<byte> packed)
    {
        if (packed.IsEmpty)
        {
            return;
        }

        lock (_writing)
        {
            _surfaceDurations.Load(packed);
        }
    }

    internal VideoEntry EntryAt(int slot)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(slot);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(slot, _count);
        return _entries[slot];
    }

    /// <summary>Asks for the memory of slots that will be read soon: first where the entry lies, then the entry, what it points at, and the groups' counters.</summary>
    /// <param name="slots">Slots in the order in which they will be read; -1 for none.</param>
    /// <param name="next">Index of the one that is read next.</param>
    internal void PrefetchAhead(ReadOnlySpan<int> slots, int next)
    {
        var entries = _entries;
        if (IsSlot(slots, next + (4 * PrefetchStep), out var slot))
        {
            Prefetch.Line(ref entries[slot]);
        }

        if (IsSlot(slots, next + (3 * PrefetchStep), out slot))
        {
            Prefetch.Object(entries[slot], VideoEntry.PrefetchBytes);
        }

        if (IsSlot(slots, next + (2 * PrefetchStep), out slot))
        {
            entries[slot].PrefetchParts();
        }

        if (IsSlot(slots, next + PrefetchStep, out slot))
        {
            entries[slot].PrefetchCounters();
        }
    }

    private static bool IsSlot(ReadOnlySpan<int> slots, int index, out int slot)
    {
        slot = index < slots.Length ? slots[index] : -1;
        return slot >= 0;
    }

    private void Grow(int slot)
    {
        if (slot < _entries.Length)
        {
            return;
        }

        var grown = new VideoEntry[_entries.Length * 2];
        Array.Copy(_entries, grown, _entries.Length);
        _entries = grown;
    }
}

namespace FeedRanking.Features;

/// <summary>
/// Everything known about one video: its facts and its decayed counters. Packed, it is the item row that Redis holds and every replica
/// keeps in memory. Immutable: a change makes a new row, so that readers always see a whole one.
/// </summary>
public sealed record VideoRow
{
    /// <summary>Version of the packed layout, its first byte.</summary>
    public const byte LayoutVersion = 1;

    /// <summary>Bytes of the packed form.</summary>
    public const int PackedBytes = 1 + 8 + 8 + 4 + 4 + 8 + 8 + 1 + 2 + 2 + 1 + DecayedCounters.PackedBytes;

    /// <summary>Identifies the video, 0 to 2^53 - 1.</summary>
    public required long VideoId { get; init; }

    /// <summary>Who published it.</summary>
    public required long CreatorId { get; init; }

    /// <summary>Topic number, -1 when unknown (KuaiRand: the first tag).</summary>
    public required int Topic { get; init; }

    /// <summary>Length in milliseconds, 0 when unknown.</summary>
    public required int DurationMs { get; init; }

    /// <summary>When it was published, milliseconds since the Unix epoch.</summary>
    public required long PublishedAtMs { get; init; }

    /// <summary>The music it uses, 0 when unknown.</summary>
    public long MusicId { get; init; }

    /// <summary>Kind of music (KuaiRand: music_type), 0 when unknown.</summary>
    public byte MusicType { get; init; }

    /// <summary>Picture width in pixels, 0 when unknown.</summary>
    public ushort Width { get; init; }

    /// <summary>Picture height in pixels, 0 when unknown.</summary>
    public ushort Height { get; init; }

    /// <summary>False for a removed video: it keeps its slot and is never served.</summary>
    public bool IsEligible { get; init; } = true;

    /// <summary>What viewers did with it.</summary>
    public DecayedCounters Counters { get; init; }

    /// <summary>The packed form, little endian, first byte is the layout version.</summary>
    public byte[] Pack()
    {
        var packed = new byte[PackedBytes];
        var writer = new PackedWriter(packed);
        writer.Write(LayoutVersion);
        writer.Write(VideoId);
        writer.Write(CreatorId);
        writer.Write(Topic);
        writer.Write(DurationMs);
        writer.Write(PublishedAtMs);
        writer.Write(MusicId);
        writer.Write(MusicType);
        writer.Write(Width);
        writer.Write(Height);
        writer.Write(IsEligible ? (byte)1 : (byte)0);
        writer.Write(Counters);
        return packed;
    }

    /// <summary>Reads <see cref="Pack"/>'s form.</summary>
    /// <exception cref="FormatException">The bytes are not a row of a known layout version.</exception>
    public static VideoRow Unpack(ReadOnlySpan<byte> packed)
    {
        var reader = new PackedReader(packed, "video row");
        var version = reader.ReadByte();
        if (version != LayoutVersion)
        {
            throw new FormatException($"A packed video row of layout version {version}: expected {LayoutVersion}.");
        }

        var row = new VideoRow
        {
            VideoId = reader.ReadInt64(),
            CreatorId = reader.ReadInt64(),
            Topic = reader.ReadInt32(),
            DurationMs = reader.ReadInt32(),
            PublishedAtMs = reader.ReadInt64(),
            MusicId = reader.ReadInt64(),
            MusicType = reader.ReadByte(),
            Width = reader.ReadUInt16(),
            Height = reader.ReadUInt16(),
            IsEligible = reader.ReadByte() != 0,
            Counters = reader.ReadCounters(),
        };
        reader.ExpectEnd();
        return row;
    }
}

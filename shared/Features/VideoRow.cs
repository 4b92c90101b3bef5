namespace FeedRanking.Features;

/// <summary>Everything known about one video: its facts and its decayed counters. Packed, it is the item row that Redis holds and every replica keeps in memory.</summary>
public sealed record VideoRow
{
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

    /// <summary>The packed form, little endian, first byte is the layout version.</summary>
    public byte[] Pack() => throw new NotSupportedException();

    /// <summary>Reads <see cref="Pack"/>'s form.</summary>
    /// <exception cref="FormatException">The bytes are not a row of a known layout version.</exception>
    public static VideoRow Unpack(ReadOnlySpan<byte> packed) => throw new NotSupportedException();
}

namespace FeedRanking.Features;

/// <summary>
/// Everything the rankers know about one viewer: profile, running counters, the last actions with outcome and time. Packed, it is the
/// viewer row that Redis holds and that travels once per request. The seen list is apart (<see cref="SeenList"/>): rankers do not need it.
/// </summary>
public sealed class ViewerRow
{
    /// <summary>A viewer nobody knows: every feature at its declared default.</summary>
    public static ViewerRow Unknown(long viewerId, string region) => throw new NotSupportedException();

    /// <summary>Identifies the viewer.</summary>
    public long ViewerId => throw new NotSupportedException();

    /// <summary>Lower-case region code (<see cref="Regions"/>).</summary>
    public string Region => throw new NotSupportedException();

    /// <summary>Takes one event into account. The videos' facts come from the catalogue; an unknown video changes only what needs no facts.</summary>
    public void Apply(EngagementEvent engagement, VideoCatalogue catalogue) => throw new NotSupportedException();

    /// <summary>The packed form, little endian, first byte is the layout version. At most 4 KB.</summary>
    public byte[] Pack() => throw new NotSupportedException();

    /// <summary>Reads <see cref="Pack"/>'s form.</summary>
    /// <exception cref="FormatException">The bytes are not a row of a known layout version.</exception>
    public static ViewerRow Unpack(ReadOnlySpan<byte> packed) => throw new NotSupportedException();
}

namespace FeedRanking.Features;

/// <summary>The packed form of a <see cref="ViewerRow"/>: fixed part, then one fixed-size entry per action.</summary>
internal static class ViewerRowFormat
{
    private const byte LayoutVersion = 2;

    // The layout before viewers had codes: rows that were written then are still read.
    private const byte WithoutCodes = 1;

    private const int ProfileBytes = 1 + (4 * sizeof(int)) + 1;
    private const int FixedBytes = 1 + 8 + 1 + ProfileBytes + DecayedCounters.PackedBytes + 8 + 8 + 4 + 1 + 1;
    private const int ActionBytes = 8 + 8 + 2 + 4 + 1;

    public static byte[] Pack(ViewerRow row)
    {
        var packed = new byte[FixedBytes + (row.Profile.Codes.Count * sizeof(ushort)) + (row.Actions.Count * ActionBytes)];
        var writer = new PackedWriter(packed);
        writer.Write(LayoutVersion);
        writer.Write(row.ViewerId);
        Regions.TryGetCode(row.Region, out var region);
        writer.Write(region);
        WriteProfile(ref writer, row.Profile);
        writer.Write(row.Counters);
        writer.Write(row.LastImpressionMs);
        writer.Write(row.SessionStartMs);
        writer.Write(row.SessionImpressions);
        writer.Write((byte)row.Actions.Count);
        foreach (var action in row.Actions)
        {
            writer.Write(action.VideoId);
            writer.Write(action.TimeMs);
            writer.Write((ushort)action.Outcomes);
            writer.Write(action.PlayTimeMs);
            writer.Write(action.Surface);
        }

        return packed;
    }

    public static ViewerRow Unpack(ReadOnlySpan<byte> packed)
    {
        var reader = new PackedReader(packed, "viewer row");
        var version = reader.ReadByte();
        if (version is not (LayoutVersion or WithoutCodes))
        {
            throw new FormatException($"A packed viewer row of layout version {version}: expected {WithoutCodes} or {LayoutVersion}.");
        }

        var viewerId = reader.ReadInt64();
        var region = ReadRegion(ref reader);
        var profile = ReadProfile(ref reader, hasCodes: version != WithoutCodes);
        var actions = new List<ViewerAction>(ViewerRow.MaxActions);
        var row = new ViewerRow(viewerId, region, profile, actions)
        {
            Counters = reader.ReadCounters(),
            LastImpressionMs = reader.ReadInt64(),
            SessionStartMs = reader.ReadInt64(),
            SessionImpressions = reader.ReadInt32(),
        };
        ReadActions(ref reader, actions);
        reader.ExpectEnd();
        return row;
    }

    private static string ReadRegion(ref PackedReader reader)
    {
        var code = reader.ReadByte();
        return code < Regions.All.Count
            ? Regions.All[code]
            : throw new FormatException($"A packed viewer row with region code {code}: expected 0 to {Regions.All.Count - 1}.");
    }

    private static void ReadActions(ref PackedReader reader, List<ViewerAction> actions)
    {
        var count = reader.ReadByte();
        if (count > ViewerRow.MaxActions)
        {
            throw new FormatException($"A packed viewer row with {count} actions: expected at most {ViewerRow.MaxActions}.");
        }

        for (var i = 0; i < count; i++)
        {
            var action = new ViewerAction(
                reader.ReadInt64(), reader.ReadInt64(), (Outcomes)reader.ReadUInt16(), reader.ReadInt32(), reader.ReadByte());
            actions.Add(action.Surface <= Surfaces.Unknown
                ? action
                : throw new FormatException($"A packed viewer row with surface {action.Surface}: expected at most {Surfaces.Unknown}."));
        }
    }

    private static void WriteProfile(ref PackedWriter writer, ViewerProfile profile)
    {
        writer.Write(profile.ActivityLevel);
        writer.Write(profile.RegisterDays);
        writer.Write(profile.FollowCount);
        writer.Write(profile.FanCount);
        writer.Write(profile.FriendCount);
        writer.Write((byte)((profile.IsLowActive ? 1 : 0) | (profile.IsLiveStreamer ? 2 : 0) | (profile.IsVideoAuthor ? 4 : 0)));
        writer.Write((byte)profile.Codes.Count);
        foreach (var code in profile.Codes.Values)
        {
            writer.Write(code);
        }
    }

    private static ViewerProfile ReadProfile(ref PackedReader reader, bool hasCodes)
    {
        var level = reader.ReadByte();
        var (registerDays, follows, fans, friends) = (reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
        var flags = reader.ReadByte();
        var codes = hasCodes ? ReadCodes(ref reader) : default;
        return new(level, registerDays, follows, fans, friends, (flags & 1) != 0, (flags & 2) != 0, (flags & 4) != 0, codes);
    }

    private static ViewerCodes ReadCodes(ref PackedReader reader)
    {
        var codes = new int[reader.ReadByte()];
        if (codes.Length > ViewerCodes.MaxFields)
        {
            throw new FormatException($"A packed viewer row with {codes.Length} codes: expected at most {ViewerCodes.MaxFields}.");
        }

        for (var field = 0; field < codes.Length; field++)
        {
            codes[field] = reader.ReadUInt16();
        }

        return new(codes);
    }
}

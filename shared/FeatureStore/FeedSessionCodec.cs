using System.Text;

namespace FeedRanking.FeatureStore;

/// <summary>
/// Packs a session: layout version (1 byte), text of the rung, models (count, name and version each), sources (count, names), items (count,
/// then id 8 bytes, creator 8, score 4, propensity 4, source 1 each). Little endian; a text is its length in one byte and UTF-8.
/// </summary>
internal static class FeedSessionCodec
{
    private const byte LayoutVersion = 1;
    private const long NoCreator = -1;

    // What was drawn had a chance.
    private const float NotDrawn = 0;
    private const int ItemBytes = 25;

    /// <exception cref="ArgumentException">The session exceeds a limit.</exception>
    public static byte[] Pack(FeedSession session)
    {
        var sources = session.Items.Select(item => item.Source).Distinct(StringComparer.Ordinal).ToList();
        if (session.Items.Count > FeedSession.MaxItems || session.Models.Count > FeedSession.MaxModels || sources.Count > FeedSession.MaxSources)
        {
            throw new ArgumentException(
                $"A session of {session.Items.Count} items, {session.Models.Count} models and {sources.Count} sources; expected at most "
                + $"{FeedSession.MaxItems}, {FeedSession.MaxModels} and {FeedSession.MaxSources}.");
        }

        using var bytes = new MemoryStream(128 + (session.Items.Count * ItemBytes));
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write(LayoutVersion);
        WriteText(writer, session.ServedBy);
        writer.Write((byte)session.Models.Count);
        foreach (var (model, version) in session.Models)
        {
            WriteText(writer, model);
            WriteText(writer, version);
        }

        writer.Write((byte)sources.Count);
        sources.ForEach(source => WriteText(writer, source));
        writer.Write((ushort)session.Items.Count);
        foreach (var item in session.Items)
        {
            writer.Write(item.VideoId);
            writer.Write(item.CreatorId ?? NoCreator);
            writer.Write(item.Score);
            writer.Write(item.Propensity ?? NotDrawn);
            writer.Write((byte)sources.IndexOf(item.Source));
        }

        return bytes.ToArray();
    }

    /// <summary>Null when the bytes are of another layout, too short or too long.</summary>
    public static FeedSession? TryUnpack(byte[] packed)
    {
        using var reader = new BinaryReader(new MemoryStream(packed, writable: false), Encoding.UTF8);
        try
        {
            if (reader.ReadByte() != LayoutVersion)
            {
                return null;
            }

            var servedBy = ReadText(reader);
            var models = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var left = reader.ReadByte(); left > 0; left--)
            {
                models[ReadText(reader)] = ReadText(reader);
            }

            var sources = new string[reader.ReadByte()];
            for (var i = 0; i < sources.Length; i++)
            {
                sources[i] = ReadText(reader);
            }

            var items = ReadItems(reader, sources);
            return items is null || reader.BaseStream.Position != packed.Length ? null : new FeedSession(servedBy, models, items);
        }
        catch (EndOfStreamException)
        {
            return null;
        }
    }

    private static FeedSessionItem[]? ReadItems(BinaryReader reader, string[] sources)
    {
        var items = new FeedSessionItem[reader.ReadUInt16()];
        for (var i = 0; i < items.Length; i++)
        {
            var (id, creator, score, propensity, source) =
                (reader.ReadInt64(), reader.ReadInt64(), reader.ReadSingle(), reader.ReadSingle(), reader.ReadByte());
            if (source >= sources.Length)
            {
                return null;
            }

            items[i] = new FeedSessionItem(id, creator == NoCreator ? null : creator, sources[source], score, propensity > NotDrawn ? propensity : null);
        }

        return items;
    }

    private static void WriteText(BinaryWriter writer, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length > byte.MaxValue)
        {
            throw new ArgumentException($"A text of {bytes.Length} bytes in a session; expected at most {byte.MaxValue}.");
        }

        writer.Write((byte)bytes.Length);
        writer.Write(bytes);
    }

    private static string ReadText(BinaryReader reader)
    {
        var bytes = reader.ReadBytes(reader.ReadByte());
        return Encoding.UTF8.GetString(bytes);
    }
}

using System.Buffers.Binary;

namespace FeedRanking.FeatureStore;

/// <summary>The packed form of a popularity list: 24 bytes an entry, little endian: video, creator, topic, score.</summary>
internal static class PopularityCodec
{
    public const int EntryLength = sizeof(long) + sizeof(long) + sizeof(int) + sizeof(float);

    public static byte[] Pack(IReadOnlyList<PopularVideo> videos)
    {
        var packed = new byte[videos.Count * EntryLength];
        for (var i = 0; i < videos.Count; i++)
        {
            var entry = packed.AsSpan(i * EntryLength, EntryLength);
            BinaryPrimitives.WriteInt64LittleEndian(entry, videos[i].VideoId);
            BinaryPrimitives.WriteInt64LittleEndian(entry[8..], videos[i].CreatorId);
            BinaryPrimitives.WriteInt32LittleEndian(entry[16..], videos[i].Topic);
            BinaryPrimitives.WriteSingleLittleEndian(entry[20..], videos[i].Score);
        }

        return packed;
    }

    public static PopularVideo[] Unpack(ReadOnlySpan<byte> packed)
    {
        var videos = new PopularVideo[packed.Length / EntryLength];
        for (var i = 0; i < videos.Length; i++)
        {
            var entry = packed.Slice(i * EntryLength, EntryLength);
            videos[i] = new PopularVideo(
                BinaryPrimitives.ReadInt64LittleEndian(entry),
                BinaryPrimitives.ReadInt64LittleEndian(entry[8..]),
                BinaryPrimitives.ReadInt32LittleEndian(entry[16..]),
                BinaryPrimitives.ReadSingleLittleEndian(entry[20..]));
        }

        return videos;
    }
}

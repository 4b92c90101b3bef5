using System.Buffers.Binary;

namespace FeedRanking.Features;

/// <summary>The videos a viewer has seen, newest last, at most <see cref="Capacity"/>: when full, the oldest is forgotten.</summary>
public sealed class SeenList
{
    /// <summary>Most ids kept per viewer; 32 KB packed.</summary>
    public const int Capacity = 4_096;

    private readonly List<long> _ids = [];
    private readonly HashSet<long> _set = [];

    /// <summary>Ids in order of first sight.</summary>
    public IReadOnlyList<long> Ids => _ids;

    /// <summary>Whether the viewer has seen the video.</summary>
    public bool Contains(long videoId) => _set.Contains(videoId);

    /// <summary>Notes a video as seen.</summary>
    /// <returns>False when it was noted before.</returns>
    public bool Add(long videoId)
    {
        if (!_set.Add(videoId))
        {
            return false;
        }

        if (_ids.Count == Capacity)
        {
            _set.Remove(_ids[0]);
            _ids.RemoveAt(0);
        }

        _ids.Add(videoId);
        return true;
    }

    /// <summary>The packed form: 8 bytes an id, little endian.</summary>
    public byte[] Pack()
    {
        var packed = new byte[_ids.Count * sizeof(long)];
        for (var i = 0; i < _ids.Count; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(packed.AsSpan(i * sizeof(long)), _ids[i]);
        }

        return packed;
    }

    /// <summary>Reads <see cref="Pack"/>'s form.</summary>
    /// <exception cref="FormatException">The length is not a multiple of 8 or exceeds the capacity.</exception>
    public static SeenList Unpack(ReadOnlySpan<byte> packed)
    {
        if (packed.Length % sizeof(long) != 0 || packed.Length > Capacity * sizeof(long))
        {
            throw new FormatException($"A seen list of {packed.Length} bytes: expected a multiple of 8, at most {Capacity * sizeof(long)}.");
        }

        var list = new SeenList();
        list._ids.EnsureCapacity(packed.Length / sizeof(long));
        list._set.EnsureCapacity(packed.Length / sizeof(long));
        for (var i = 0; i < packed.Length; i += sizeof(long))
        {
            list.Add(BinaryPrimitives.ReadInt64LittleEndian(packed[i..]));
        }

        return list;
    }
}

using System.Buffers.Binary;
using System.Text;
using FeedRanking.Grpc.Tests.Peers;

namespace FeedRanking.Grpc.Tests.Fuzz;

/// <summary>Builds HTTP/2 by hand, right or wrong. Header fields are literals without indexing and without Huffman coding.</summary>
internal static class Http2
{
    public const byte EndStream = 0x1;
    public const byte EndHeaders = 0x4;
    public const byte Padded = 0x8;
    public const byte HasPriority = 0x20;
    public const byte Acknowledges = 0x1;

    private const ushort HeaderTableSize = 0x1;

    /// <summary>Gets what opens a connection: no header table, so that answers need no memory to be read, and a window that never ends.</summary>
    public static byte[] Opening { get; } =
    [
        .. "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8,
        .. Frame(FrameType.Settings, 0, 0, [0, (byte)HeaderTableSize, 0, 0, 0, 0]),
        .. Frame(FrameType.WindowUpdate, 0, 0, Number(int.MaxValue - 65_535)),
    ];

    public static byte[] Frame(FrameType type, byte flags, int stream, ReadOnlySpan<byte> payload)
    {
        var frame = new byte[9 + payload.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame, payload.Length << 8);
        frame[3] = (byte)type;
        frame[4] = flags;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(5), stream);
        payload.CopyTo(frame.AsSpan(9));
        return frame;
    }

    public static byte[] Number(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    public static byte[] HeaderBlock(IEnumerable<(string Name, string Value)> fields)
    {
        var block = new List<byte>();
        foreach (var (name, value) in fields)
        {
            block.Add(0);
            AddText(block, name);
            AddText(block, value);
        }

        return [.. block];
    }

    public static byte[] Headers(int stream, IEnumerable<(string Name, string Value)> fields, bool endStream = false) =>
        Frame(FrameType.Headers, (byte)(EndHeaders | (endStream ? EndStream : 0)), stream, HeaderBlock(fields));

    public static byte[] Data(int stream, ReadOnlySpan<byte> body, bool endStream = true) =>
        Frame(FrameType.Data, endStream ? EndStream : (byte)0, stream, body);

    /// <summary>The header fields of a proper call.</summary>
    public static List<(string Name, string Value)> CallFields(string method = "Plain") =>
    [
        (":method", "POST"), (":scheme", "http"), (":path", $"/echo.v1.Echo/{method}"), (":authority", "localhost"),
        ("content-type", "application/grpc"), ("te", "trailers"),
    ];

    private static void AddText(List<byte> block, string text)
    {
        var bytes = Encoding.Latin1.GetBytes(text);
        AddInteger(block, bytes.Length, 127);
        block.AddRange(bytes);
    }

    // RFC 7541, section 5.1: the prefix, then seven bits a byte.
    private static void AddInteger(List<byte> block, int value, int prefix)
    {
        if (value < prefix)
        {
            block.Add((byte)value);
            return;
        }

        block.Add((byte)prefix);
        for (value -= prefix; value >= 128; value >>= 7)
        {
            block.Add((byte)((value & 127) | 128));
        }

        block.Add((byte)value);
    }
}

using FeedRanking.Grpc.Tests.Peers;
using FeedRanking.Grpc.Tests.V1;
using Google.Protobuf;

namespace FeedRanking.Grpc.Tests.Fuzz;

/// <summary>Makes what may cost a connection: frames of any type and content, broken header blocks, and streams of bytes with errors in them.</summary>
internal static class ConnectionCases
{
    private static readonly byte[] ProperBody = RawCall.Frame(new EchoRequest { Text = "proper" }.ToByteArray());

    // Names that HTTP/2 forbids, or pseudo-headers where they must not be.
    private static readonly (string Name, string Value)[] Forbidden =
    [
        ("Upper", "x"), ("connection", "close"), ("transfer-encoding", "chunked"), (":unknown", "x"), (":status", "200"), (":path", "/second"),
        ("", "x"), ("sp ace", "x"), ("nul\0", "x"), ("value", "nul\0"), ("value", "a\r\nb: c"), ("content-length", "-1"), ("content-length", "1"),
        ("te", "gzip"), ("value", "no UTF-8: \u00ff"), ("proxy-connection", "x"), ("long", new string('x', 40_000)), (":method", "POST"), ("content-length", "9999999999999999999"),
    ];

    /// <summary>A whole frame: its length is right, whatever else is not.</summary>
    public static byte[] Frame(Random random, int stream) => random.Next(6) switch
    {
        0 => Http2.Frame((FrameType)random.Next(256), (byte)random.Next(256), random.Next(), Noise(random, 64)),
        1 => Http2.Frame((FrameType)random.Next(10), (byte)random.Next(256), stream, Noise(random, 64)),
        2 => Http2.Frame((FrameType)random.Next(10), (byte)random.Next(256), 0, Noise(random, 16)),
        3 => Http2.Frame(FrameType.Headers, Http2.EndHeaders, stream, Noise(random, 200)),
        4 => BrokenHeaders(random, stream),
        _ => Flipped(random, [.. Http2.Headers(stream, Http2.CallFields()), .. Http2.Data(stream, ProperBody)], keepLengths: true),
    };

    /// <summary>A proper conversation with errors in it, or cut off; nothing says where a frame ends any more.</summary>
    public static byte[] Bytes(Random random)
    {
        byte[] proper = [.. Http2.Headers(1, Http2.CallFields()), .. Http2.Data(1, ProperBody), .. Http2.Headers(3, Http2.CallFields()), .. Http2.Data(3, ProperBody)];
        return random.Next(3) switch
        {
            0 => Flipped(random, proper, keepLengths: false),
            1 => proper[..random.Next(proper.Length)],
            _ => Flipped(random, [.. proper[..random.Next(proper.Length)], .. Noise(random, 300)], keepLengths: false),
        };
    }

    private static byte[] BrokenHeaders(Random random, int stream)
    {
        var fields = Http2.CallFields();
        switch (random.Next(4))
        {
            case 0:
                fields.RemoveAt(random.Next(4));
                break;
            case 1:
                fields.Insert(random.Next(fields.Count + 1), Forbidden[random.Next(Forbidden.Length)]);
                break;
            case 2:
                fields.Reverse();
                break;
            default:
                fields.AddRange(Enumerable.Range(0, 150).Select(i => ($"field-{i}", "x")));
                break;
        }

        // Larger than a frame may be: the server must say so, too.
        return [.. Http2.Headers(stream, fields), .. Http2.Data(stream, ProperBody)];
    }

    private static byte[] Flipped(Random random, byte[] bytes, bool keepLengths)
    {
        for (var i = random.Next(1, 8); i > 0; i--)
        {
            var at = random.Next(bytes.Length);
            if (!keepLengths || !LengthPositions(bytes).Contains(at))
            {
                bytes[at] ^= (byte)(1 << random.Next(8));
            }
        }

        return bytes;
    }

    // The first three bytes of each frame.
    private static HashSet<int> LengthPositions(byte[] frames)
    {
        var positions = new HashSet<int>();
        for (var at = 0; at < frames.Length; at += 9 + ((frames[at] << 16) | (frames[at + 1] << 8) | frames[at + 2]))
        {
            positions.UnionWith([at, at + 1, at + 2]);
        }

        return positions;
    }

    private static byte[] Noise(Random random, int most)
    {
        var bytes = new byte[random.Next(most)];
        random.NextBytes(bytes);
        return bytes;
    }
}

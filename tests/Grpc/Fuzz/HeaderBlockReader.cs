using System.Text;

namespace FeedRanking.Grpc.Tests.Fuzz;

/// <summary>Reads what is asked about from a server's header block, which uses no dynamic table and no Huffman coding (we allow none).</summary>
internal static class HeaderBlockReader
{
    // RFC 7541, appendix A: ":status" with the values that have an entry of their own.
    private const int FirstStatusIndex = 8;

    private static readonly string[] StaticStatus = ["200", "204", "206", "304", "400", "404", "500"];

    public static void Read(ReadOnlySpan<byte> block, StreamOutcome outcome)
    {
        while (block.Length > 0)
        {
            var first = block[0];
            if ((first & 0x80) != 0)
            {
                var index = ReadInteger(ref block, 0x7f);
                if (index >= FirstStatusIndex && index < FirstStatusIndex + StaticStatus.Length)
                {
                    outcome.HttpStatus = StaticStatus[index - FirstStatusIndex];
                }
            }
            else if ((first & 0xe0) == 0x20)
            {
                ReadInteger(ref block, 0x1f);
            }
            else
            {
                var index = ReadInteger(ref block, (first & 0x40) != 0 ? 0x3f : 0x0f);
                var name = index == 0 ? ReadText(ref block) : index is >= FirstStatusIndex and < 15 ? ":status" : string.Empty;
                Keep(name, ReadText(ref block), outcome);
            }
        }
    }

    private static void Keep(string name, string value, StreamOutcome outcome)
    {
        switch (name)
        {
            case ":status":
                outcome.HttpStatus = value;
                break;
            case "grpc-status":
                outcome.GrpcStatus = value;
                break;
            case "grpc-accept-encoding":
                outcome.HasAcceptEncoding = true;
                break;
        }
    }

    private static int ReadInteger(ref ReadOnlySpan<byte> block, int prefix)
    {
        var value = block[0] & prefix;
        block = block[1..];
        for (var shift = 0; value >= prefix || shift > 0; shift += 7)
        {
            var next = block[0];
            block = block[1..];
            value += (next & 127) << shift;
            if (next < 128)
            {
                break;
            }
        }

        return value;
    }

    private static string ReadText(ref ReadOnlySpan<byte> block)
    {
        if ((block[0] & 0x80) != 0)
        {
            throw new InvalidDataException("The server uses Huffman coding, which this reader does not know.");
        }

        var length = ReadInteger(ref block, 0x7f);
        var text = Encoding.Latin1.GetString(block[..length]);
        block = block[length..];
        return text;
    }
}

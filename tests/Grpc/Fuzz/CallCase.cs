namespace FeedRanking.Grpc.Tests.Fuzz;

/// <summary>A malformed call that harms no other call on its connection.</summary>
/// <param name="Name">What is wrong with it.</param>
/// <param name="Fields">Header fields.</param>
/// <param name="Body">What follows them; null ends the stream with the header fields.</param>
/// <param name="Accepts">Whether the server has ended it as it should.</param>
internal sealed record CallCase(string Name, List<(string Name, string Value)> Fields, byte[]? Body, Func<StreamOutcome, bool> Accepts)
{
    /// <summary>The call's frames; the body comes in as many DATA frames as chance will have it, some of them empty or padded.</summary>
    public byte[] ToFrames(int stream, Random random)
    {
        var frames = new List<byte>(Http2.Headers(stream, Fields, endStream: Body is null));
        var left = Body.AsSpan();
        while (Body is not null)
        {
            var piece = left[..(random.Next(3) == 0 ? random.Next(left.Length + 1) : left.Length)];
            left = left[piece.Length..];
            var end = left.Length == 0 && (piece.Length > 0 || random.Next(2) == 0);
            if (random.Next(4) == 0)
            {
                var padding = (byte)random.Next(20);
                byte[] padded = [padding, .. piece, .. new byte[padding]];
                frames.AddRange(Http2.Frame(Peers.FrameType.Data, (byte)(Http2.Padded | (end ? Http2.EndStream : 0)), stream, padded));
            }
            else
            {
                frames.AddRange(Http2.Data(stream, piece, end));
            }

            if (end)
            {
                break;
            }
        }

        return [.. frames];
    }
}

using System.Buffers.Binary;

namespace FeedRanking.Grpc.Tests.Peers;

/// <summary>Finds frames in a byte stream that arrives in any pieces.</summary>
internal sealed class FrameCounter(int skip, Action<FrameType, byte> seen)
{
    private const int HeaderLength = 9;

    private readonly byte[] _header = new byte[HeaderLength];
    private int _skip = skip;
    private int _filled;

    public void Look(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            if (_skip > 0)
            {
                var skipped = Math.Min(_skip, bytes.Length);
                _skip -= skipped;
                bytes = bytes[skipped..];
                continue;
            }

            var taken = Math.Min(HeaderLength - _filled, bytes.Length);
            bytes[..taken].CopyTo(_header.AsSpan(_filled));
            _filled += taken;
            bytes = bytes[taken..];
            if (_filled == HeaderLength)
            {
                _filled = 0;
                _skip = BinaryPrimitives.ReadInt32BigEndian(_header) >> 8;
                seen((FrameType)_header[3], _header[4]);
            }
        }
    }
}

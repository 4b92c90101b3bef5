using System.Buffers;

namespace Grpc.Shared;

/// <summary>One message with its five bytes of header, in a rented array. Whoever holds it last returns it, once.</summary>
internal readonly struct PooledFrame(byte[] buffer, int length)
{
    public ReadOnlyMemory<byte> Memory => buffer.AsMemory(0, length);

    public ReadOnlySpan<byte> Span => buffer.AsSpan(0, length);

    public void Return() => ArrayPool<byte>.Shared.Return(buffer);
}

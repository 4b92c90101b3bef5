using System.Buffers.Binary;
using Grpc.Core;

namespace Grpc.Shared;

/// <summary>The frame around a message: one byte that tells compression, four bytes of length (big endian), the payload.</summary>
internal static class MessageFrame
{
    public const int HeaderLength = 5;

    public static void WriteHeader(Span<byte> header, int payloadLength)
    {
        header[0] = 0;
        BinaryPrimitives.WriteInt32BigEndian(header[1..], payloadLength);
    }

    /// <summary>Reads and checks a header. Returns the payload's length.</summary>
    public static int ReadHeader(ReadOnlySpan<byte> header, int? maxLength)
    {
        if (header[0] != 0)
        {
            // A peer that has named an encoding was refused before; without one, such a message breaks the protocol.
            throw Error(StatusCode.Internal, header[0] == 1
                ? "The message is compressed, but no encoding was agreed on."
                : "Unexpected compressed flag value in message header.");
        }

        var length = BinaryPrimitives.ReadUInt32BigEndian(header[1..]);
        if (length > (uint)(maxLength ?? int.MaxValue - HeaderLength))
        {
            throw Error(StatusCode.ResourceExhausted, "Received message exceeds the maximum configured message size.");
        }

        return (int)length;
    }

    public static void CheckSendLength(int payloadLength, int? maxLength)
    {
        if (payloadLength > (maxLength ?? int.MaxValue - HeaderLength))
        {
            throw Error(StatusCode.ResourceExhausted, "Sending message exceeds the maximum configured message size.");
        }
    }

    /// <summary>Serialises a message into a rented array.</summary>
    public static PooledFrame Write<T>(Action<T, SerializationContext> serializer, T message, int? maxLength)
    {
        var context = FrameSerializationContext.Rent(maxLength);
        try
        {
            serializer(message, context);
            return context.TakeFrame();
        }
        finally
        {
            context.Release();
        }
    }

    private static RpcException Error(StatusCode code, string detail) => new(new Status(code, detail));
}

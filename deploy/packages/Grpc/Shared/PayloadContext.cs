using System.Buffers;
using Google.Protobuf;
using Grpc.Core;

namespace Grpc.Shared;

/// <summary>Lets a marshaller read a payload in place. One instance per thread is kept and used again.</summary>
internal sealed class PayloadContext : DeserializationContext
{
    [ThreadStatic]
    private static PayloadContext? _cached;

    public ReadOnlySequence<byte> Payload { get; set; }

    public override int PayloadLength => (int)Payload.Length;

    public static T Deserialize<T>(Func<DeserializationContext, T> deserializer, in ReadOnlySequence<byte> payload)
    {
        var context = _cached ?? new PayloadContext();
        _cached = null;
        context.Payload = payload;
        try
        {
            return deserializer(context);
        }
        catch (InvalidProtocolBufferException exception)
        {
            // It is an IOException, and would be taken for a broken connection.
            throw new RpcException(new Status(StatusCode.Internal, "The message could not be parsed.", exception));
        }
        finally
        {
            context.Payload = default;
            _cached = context;
        }
    }

    public override byte[] PayloadAsNewBuffer() => Payload.ToArray();

    public override ReadOnlySequence<byte> PayloadAsReadOnlySequence() => Payload;
}

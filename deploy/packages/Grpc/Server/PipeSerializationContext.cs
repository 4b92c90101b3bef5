using System.Buffers;
using System.IO.Pipelines;
using Grpc.Core;
using Grpc.Shared;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>Serialises one message straight into the body of an answer. One instance per thread is kept and used again.</summary>
internal sealed class PipeSerializationContext : SerializationContext
{
    [ThreadStatic]
    private static PipeSerializationContext? _cached;

    private PipeWriter? _body;
    private ArrayBufferWriter<byte>? _unknownLength;
    private int? _maxLength;
    private bool _headerWritten;

    public static void Write<T>(PipeWriter body, Action<T, SerializationContext> serializer, T message, int? maxLength)
    {
        var context = _cached ?? new PipeSerializationContext();
        _cached = null;
        context._body = body;
        context._maxLength = maxLength;
        try
        {
            serializer(message, context);
        }
        finally
        {
            context._body = null;
            context._unknownLength = null;
            context._headerWritten = false;
            _cached = context;
        }
    }

    public override void SetPayloadLength(int payloadLength)
    {
        MessageFrame.CheckSendLength(payloadLength, _maxLength);
        var header = _body!.GetSpan(MessageFrame.HeaderLength);
        MessageFrame.WriteHeader(header, payloadLength);
        _body.Advance(MessageFrame.HeaderLength);
        _headerWritten = true;
    }

    public override IBufferWriter<byte> GetBufferWriter() => _headerWritten ? _body! : _unknownLength ??= new ArrayBufferWriter<byte>();

    public override void Complete(byte[] payload)
    {
        SetPayloadLength(payload.Length);
        _body!.Write(payload);
    }

    public override void Complete()
    {
        if (_unknownLength is { } payload)
        {
            SetPayloadLength(payload.WrittenCount);
            _body!.Write(payload.WrittenSpan);
        }
    }
}

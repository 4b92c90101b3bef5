using System.Buffers;
using Grpc.Core;

namespace Grpc.Shared;

/// <summary>Serialises one message, header first, into a rented array. One instance per thread is kept and used again.</summary>
internal sealed class FrameSerializationContext : SerializationContext, IBufferWriter<byte>
{
    private const int InitialLength = 1024;

    [ThreadStatic]
    private static FrameSerializationContext? _cached;

    private byte[] _buffer = [];
    private int _written;
    private int? _maxLength;
    private bool _completed;

    public static FrameSerializationContext Rent(int? maxLength)
    {
        var context = _cached ?? new FrameSerializationContext();
        _cached = null;
        context._maxLength = maxLength;
        return context;
    }

    public override void SetPayloadLength(int payloadLength)
    {
        MessageFrame.CheckSendLength(payloadLength, _maxLength);
        Reserve(payloadLength);
    }

    public override IBufferWriter<byte> GetBufferWriter() => this;

    public override void Complete(byte[] payload)
    {
        MessageFrame.CheckSendLength(payload.Length, _maxLength);
        payload.CopyTo(GetSpan(payload.Length));
        Advance(payload.Length);
        _completed = true;
    }

    public override void Complete() => _completed = true;

    public void Advance(int count) => _written += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _buffer.AsMemory(_written);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _buffer.AsSpan(_written);
    }

    /// <summary>Hands over the finished frame.</summary>
    public PooledFrame TakeFrame()
    {
        if (!_completed)
        {
            throw new InvalidOperationException("The serializer did not complete the message.");
        }

        Reserve(0);
        var payloadLength = _written - MessageFrame.HeaderLength;
        MessageFrame.CheckSendLength(payloadLength, _maxLength);
        MessageFrame.WriteHeader(_buffer, payloadLength);
        var frame = new PooledFrame(_buffer, _written);
        _buffer = [];
        return frame;
    }

    /// <summary>Makes the context ready for its next message; a frame that was not taken goes back to the pool.</summary>
    public void Release()
    {
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
        }

        _written = 0;
        _completed = false;
        _cached = this;
    }

    private void Reserve(int count)
    {
        if (_written == 0)
        {
            _written = MessageFrame.HeaderLength;
        }

        if (_buffer.Length - _written >= count && _buffer.Length > 0)
        {
            return;
        }

        // The first demand is the whole payload when its length is known: exactly one array then.
        var wanted = _buffer.Length == 0 ? Math.Max(count + _written, InitialLength) : Math.Max(count + _written, _buffer.Length * 2);
        var larger = ArrayPool<byte>.Shared.Rent(wanted);
        if (_buffer.Length > 0)
        {
            _buffer.AsSpan(0, _written).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
        }

        _buffer = larger;
    }
}

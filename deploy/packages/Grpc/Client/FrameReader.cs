using System.Buffers;
using System.Runtime.CompilerServices;
using Grpc.Core;
using Grpc.Shared;

namespace Grpc.Net.Client.Internal;

/// <summary>Reads frames from the body of an answer through one rented array.</summary>
internal sealed class FrameReader(Stream stream, int? maxLength)
{
    private const int InitialLength = 4096;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(InitialLength);
    private int _start;
    private int _end;
    private int _payloadLength;

    /// <summary>Gets the payload of the frame that was read last; valid until the next read or release.</summary>
    public ReadOnlySequence<byte> Payload => new(_buffer, _start - _payloadLength, _payloadLength);

    /// <summary>Reads one frame. Returns false at the end of the body.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (!await FillAsync(MessageFrame.HeaderLength, cancellationToken).ConfigureAwait(false))
        {
            return _end == _start ? false : throw Incomplete();
        }

        var length = MessageFrame.ReadHeader(_buffer.AsSpan(_start), maxLength);
        _start += MessageFrame.HeaderLength;
        if (!await FillAsync(length, cancellationToken).ConfigureAwait(false))
        {
            throw Incomplete();
        }

        _start += length;
        _payloadLength = length;
        return true;
    }

    /// <summary>Gives the array back. To be called once, when nothing reads.</summary>
    public void Release() => ArrayPool<byte>.Shared.Return(_buffer);

    private static RpcException Incomplete() => new(new Status(StatusCode.Internal, "Incomplete message."));

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> FillAsync(int count, CancellationToken cancellationToken)
    {
        while (_end - _start < count)
        {
            MakeRoom(count);
            var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                return false;
            }

            _end += read;
        }

        return true;
    }

    private void MakeRoom(int count)
    {
        if (_start + count <= _buffer.Length && _end < _buffer.Length)
        {
            return;
        }

        var kept = _buffer.AsSpan(_start, _end - _start);
        if (count < _buffer.Length)
        {
            kept.CopyTo(_buffer);
        }
        else
        {
            // One byte more than asked for, so that the end of the body can be read without another array.
            var larger = ArrayPool<byte>.Shared.Rent(count + 1);
            kept.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        _end -= _start;
        _start = 0;
    }
}

using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Grpc.Core;
using Grpc.Shared;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>Reads the one message of a request in place, without copying it.</summary>
internal static class RequestReader
{
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public static async ValueTask<TRequest> ReadSingleAsync<TRequest>(
        PipeReader body, Func<DeserializationContext, TRequest> deserializer, int? maxLength, CancellationToken cancellationToken)
        where TRequest : class
    {
        TRequest? request = null;
        while (true)
        {
            ReadResult result;
            try
            {
                result = await body.ReadAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException)
            {
                // The caller's doing, so it is no error of ours to be logged.
                throw new RpcException(new Status(StatusCode.Cancelled, "The request was broken off.", exception));
            }

            var buffer = result.Buffer;
            if (TryReadMessage(ref buffer, maxLength, out var payload))
            {
                request = request is null
                    ? PayloadContext.Deserialize(deserializer, payload)
                    : throw Error(StatusCode.Internal, "Additional data after the message received.");
            }

            body.AdvanceTo(buffer.Start, buffer.End);
            if (result.IsCompleted)
            {
                return request is null || !buffer.IsEmpty ? throw Error(StatusCode.Internal, "Incomplete message.") : request;
            }
        }
    }

    private static bool TryReadMessage(ref ReadOnlySequence<byte> buffer, int? maxLength, out ReadOnlySequence<byte> payload)
    {
        payload = default;
        if (buffer.Length < MessageFrame.HeaderLength)
        {
            return false;
        }

        int length;
        if (buffer.FirstSpan.Length >= MessageFrame.HeaderLength)
        {
            length = MessageFrame.ReadHeader(buffer.FirstSpan, maxLength);
        }
        else
        {
            Span<byte> header = stackalloc byte[MessageFrame.HeaderLength];
            buffer.Slice(0, MessageFrame.HeaderLength).CopyTo(header);
            length = MessageFrame.ReadHeader(header, maxLength);
        }

        if (buffer.Length - MessageFrame.HeaderLength < length)
        {
            return false;
        }

        payload = buffer.Slice(MessageFrame.HeaderLength, length);
        buffer = buffer.Slice(payload.End);
        return true;
    }

    private static RpcException Error(StatusCode code, string detail) => new(new Status(code, detail));
}

using System.IO.Pipelines;
using Grpc.Core;
using Grpc.Shared;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>Writing the answer.</summary>
internal sealed partial class HttpContextServerCallContext
{
    /// <summary>The one message of a unary call and the end, as one write.</summary>
    public void WriteSingle<TResponse>(TResponse message, Action<TResponse, SerializationContext> serializer, int? maxLength)
    {
        if (!_bodyStarted)
        {
            HttpContext.Response.ContentType = GrpcNames.ContentType;
        }

        PipeSerializationContext.Write(HttpContext.Response.BodyWriter, serializer, message, maxLength);
        _bodyStarted = true;
        WriteEnd(_status);
    }

    /// <summary>One message of a stream; sent at once unless the handler asks to buffer.</summary>
    public Task WriteStreamedAsync<TResponse>(
        TResponse message, Action<TResponse, SerializationContext> serializer, int? maxLength, CancellationToken cancellationToken)
    {
        lock (_writeGate)
        {
            if (_state != Running)
            {
                throw new InvalidOperationException("Can't write the message because the request is complete.");
            }

            if (!_pendingWrite.IsCompleted)
            {
                throw new InvalidOperationException("Can't write the message because the previous write is in progress.");
            }

            CancellationTokenCore.ThrowIfCancellationRequested();
            if (!_bodyStarted)
            {
                HttpContext.Response.ContentType = GrpcNames.ContentType;
                _bodyStarted = true;
            }

            var body = HttpContext.Response.BodyWriter;
            PipeSerializationContext.Write(body, serializer, message, maxLength);
            var buffer = WriteOptionsCore is { } options && (options.Flags & WriteFlags.BufferHint) != 0;
            _pendingWrite = buffer ? Task.CompletedTask : FlushAsync(body, cancellationToken);
            return _pendingWrite;
        }
    }

    /// <summary>The handler has returned from a stream.</summary>
    public void WriteEnd() => WriteEnd(_status);

    /// <summary>Reading, the handler or writing has thrown: chooses the status and writes it, unless the deadline has answered.</summary>
    public void Fail(Exception exception)
    {
        if (_state == EndedByDeadline || (_state == Running && !TryEnd()))
        {
            return;
        }

        Metadata? extraTrailers = null;
        switch (exception)
        {
            case RpcException rpcException:
                _status = rpcException.Status;
                extraTrailers = rpcException.Trailers;
                break;
            case OperationCanceledException or IOException when CancellationTokenCore.IsCancellationRequested:
                _status = new Status(StatusCode.Cancelled, "The call was canceled.");
                break;
            default:
                ServerLog.HandlerFailed(_logger, _method.FullName, exception);
                _status = new Status(
                    StatusCode.Unknown,
                    _detailedErrors
                        ? $"Exception was thrown by handler. {exception.GetType().Name}: {exception.Message}"
                        : "Exception was thrown by handler.");
                break;
        }

        if (extraTrailers is { Count: > 0 })
        {
            foreach (var entry in extraTrailers)
            {
                ResponseTrailersCore.Add(entry);
            }
        }

        WriteEnd(_status);
    }

    private async Task FlushAsync(PipeWriter body, CancellationToken cancellationToken)
    {
        var callToken = CancellationTokenCore;
        if (!cancellationToken.CanBeCanceled || cancellationToken == callToken)
        {
            await body.FlushAsync(callToken).ConfigureAwait(false);
            return;
        }

        using var linked = CancellationTokenSource.CreateLinkedTokenSource(callToken, cancellationToken);
        await body.FlushAsync(linked.Token).ConfigureAwait(false);
    }

    private void WriteEnd(in Status status)
    {
        if (_bodyStarted)
        {
            ResponseEnd.WriteTrailers(HttpContext.Response, status, _responseTrailers);
        }
        else if (!HttpContext.Response.HasStarted)
        {
            ResponseEnd.WriteTrailersOnly(HttpContext.Response, status, _responseTrailers);
        }
    }
}

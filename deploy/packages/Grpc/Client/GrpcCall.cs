using Grpc.Core;
using Grpc.Shared;

namespace Grpc.Net.Client.Internal;

/// <summary>
/// What every kind of call shares: the request's header fields, the deadline, cancellation, and the end of the call.
/// The caller's token, the deadline, <see cref="Dispose"/> and the channel's end all cancel one source.
/// </summary>
internal abstract class GrpcCall : IDisposable
{
    private static readonly Action<object?> CancelCall = static call => ((GrpcCall)call!).TryCancel();

    private readonly Uri _uri;
    private readonly string? _host;
    private readonly CancellationTokenSource _cancellation = new();
    private readonly CancellationTokenRegistration _callerRegistration;
    private readonly CancellationTokenRegistration _channelRegistration;
    private TaskCompletionSource<Metadata>? _headersSource;
    private HttpResponseMessage? _response;
    private Metadata? _trailers;
    private Status? _status;
    private bool _disposedByCaller;

    protected GrpcCall(GrpcChannel channel, IMethod method, string? host, in CallOptions options)
    {
        Channel = channel;
        Options = options;
        _uri = channel.GetMethodUri(method);
        _host = host;
        CancellationToken = _cancellation.Token;
        _callerRegistration = options.CancellationToken.UnsafeRegister(CancelCall, this);
        _channelRegistration = channel.Disposed.UnsafeRegister(CancelCall, this);
    }

    protected GrpcChannel Channel { get; }

    protected CallOptions Options { get; }

    protected CancellationToken CancellationToken { get; }

    public Task<Metadata> GetResponseHeadersAsync()
    {
        var source = Volatile.Read(ref _headersSource);
        if (source is null)
        {
            var created = new TaskCompletionSource<Metadata>(TaskCreationOptions.RunContinuationsAsynchronously);
            source = Interlocked.CompareExchange(ref _headersSource, created, null) ?? created;
        }

        // Either this thread sees what the call has set before, or the call sees the source.
        Interlocked.MemoryBarrier();
        PublishHeaders();
        return source.Task;
    }

    public Status GetStatus() => _status ?? throw new InvalidOperationException("Unable to get the status because the call is not complete.");

    public Metadata GetTrailers()
    {
        if (_status is null)
        {
            throw new InvalidOperationException("Can't get the call trailers because the call has not completed successfully.");
        }

        return _trailers ??= _response is null ? Metadata.Empty : ResponseMetadata.FromTrailers(_response);
    }

    public void Dispose()
    {
        if (_status is null)
        {
            _disposedByCaller = true;
            TryCancel();
        }
    }

    /// <summary>Sends the request and waits for the answer's header fields. Throws <see cref="RpcException"/> when they end the call.</summary>
    protected async ValueTask<HttpResponseMessage> SendAsync(FrameContent content)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, _uri)
        {
            Version = System.Net.HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = content,
        };
        RequestHeaders.AddTo(message.Headers, Options.Headers);
        message.Headers.Host = _host;
        StartDeadline(message);
        var response = await Channel.Invoker.SendAsync(message, CancellationToken).ConfigureAwait(false);
        _response = response;
        Interlocked.MemoryBarrier();
        PublishHeaders();
        if (ResponseStatus.FromHeaders(response) is { } status)
        {
            ThrowUnlessOk(status);
        }

        return response;
    }

    /// <summary>The body has ended: the trailers tell how. Throws unless the status is OK.</summary>
    protected void EndWithTrailers(HttpResponseMessage response)
    {
        var status = ResponseStatus.FromTrailers(response);
        ThrowUnlessOk(status);
        _status = status;
    }

    /// <summary>Turns what was thrown anywhere in the call into what the caller sees.</summary>
    protected Exception Fail(Exception exception)
    {
        if (exception is RpcException rpcException)
        {
            if (_status is null or { StatusCode: StatusCode.OK })
            {
                _status = rpcException.Status;
                TryCancel();
            }

            return exception;
        }

        var status = CancellationToken.IsCancellationRequested ? CancellationStatus(exception) : CallFailure.ToStatus(exception, Options.Deadline);
        var end = End(status);
        return Channel.ThrowOperationCanceledOnCancellation && (status.StatusCode is StatusCode.Cancelled or StatusCode.DeadlineExceeded)
            ? new OperationCanceledException(status.Detail, end, Options.CancellationToken)
            : end;
    }

    /// <summary>Lets go of timers, registrations and the stream. A stream that has not ended is reset by this.</summary>
    protected void CleanUp()
    {
        _callerRegistration.Dispose();
        _channelRegistration.Dispose();
        if (_status is not { StatusCode: StatusCode.OK })
        {
            _headersSource?.TrySetException(new RpcException(_status ?? Status.DefaultCancelled));
        }

        _response?.Dispose();
        _cancellation.Dispose();
    }

    private void StartDeadline(HttpRequestMessage message)
    {
        if (Options.Deadline is not { } deadline || deadline == DateTime.MaxValue)
        {
            return;
        }

        var left = deadline.ToUniversalTime() - TimeProvider.System.GetUtcNow().UtcDateTime;
        if (left <= TimeSpan.Zero)
        {
            throw End(new Status(StatusCode.DeadlineExceeded, string.Empty));
        }

        message.Headers.TryAddWithoutValidation(GrpcNames.TimeoutHeader, GrpcTimeout.Format(left));
        _cancellation.CancelAfter(left < GrpcTimeout.Longest ? left : GrpcTimeout.Longest);
    }

    private RpcException End(Status status)
    {
        _status = status;
        return new RpcException(status, GetTrailers());
    }

    private void ThrowUnlessOk(Status status)
    {
        if (status.StatusCode != StatusCode.OK)
        {
            throw End(status);
        }
    }

    private Status CancellationStatus(Exception exception)
    {
        if (_disposedByCaller)
        {
            return new Status(StatusCode.Cancelled, "gRPC call disposed.", exception);
        }

        return Options.CancellationToken.IsCancellationRequested || Channel.Disposed.IsCancellationRequested
            ? new Status(StatusCode.Cancelled, "Call canceled by the client.", exception)
            : new Status(StatusCode.DeadlineExceeded, string.Empty, exception);
    }

    private void PublishHeaders()
    {
        if (_headersSource is { } source && _response is { } response)
        {
            source.TrySetResult(ResponseMetadata.FromHeaders(response));
        }
        else if (_headersSource is { } failed && _status is { } status)
        {
            failed.TrySetException(new RpcException(status));
        }
    }

    private void TryCancel()
    {
        try
        {
            _cancellation.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The call ended at the same moment.
        }
    }
}

using Grpc.Core;
using Grpc.Shared;

namespace Grpc.Net.Client.Internal;

/// <summary>One request, many answers. The request is sent at once; answers are read as the caller asks for them.</summary>
internal sealed class ServerStreamingCall<TRequest, TResponse>(
    GrpcChannel channel, Method<TRequest, TResponse> method, string? host, CallOptions options)
    : GrpcCall(channel, method, host, options), IAsyncStreamReader<TResponse>
    where TRequest : class
    where TResponse : class
{
    private readonly Method<TRequest, TResponse> _method = method;
    private Task<HttpResponseMessage>? _sending;
    private FrameReader? _reader;
    private readonly Lock _gate = new();
    private CancellationTokenRegistration _abandonment;
    private TResponse? _current;
    private bool _isReading;
    private bool _ended;

    public TResponse Current => _current ?? throw new InvalidOperationException("No message has been read.");

    public AsyncServerStreamingCall<TResponse> Start(TRequest request)
    {
        _sending = SendRequestAsync(request);
        return new AsyncServerStreamingCall<TResponse>(
            this,
            static call => ((GrpcCall)call).GetResponseHeadersAsync(),
            static call => ((GrpcCall)call).GetStatus(),
            static call => ((GrpcCall)call).GetTrailers(),
            static call => ((GrpcCall)call).Dispose(),
            this);
    }

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        if (!TryBeginRead())
        {
            return GetStatus().StatusCode == StatusCode.OK ? false : throw new RpcException(GetStatus(), GetTrailers());
        }

        try
        {
            var response = await _sending!.ConfigureAwait(false);
            using var registration = cancellationToken.UnsafeRegister(static call => ((GrpcCall)call!).Dispose(), this);
            _reader ??= new FrameReader(response.Content.ReadAsStream(CancellationToken), Channel.MaxReceiveMessageSize);
            if (await _reader.ReadAsync(CancellationToken).ConfigureAwait(false))
            {
                _current = PayloadContext.Deserialize(_method.ResponseMarshaller.ContextualDeserializer, _reader.Payload);
                EndRead();
                return true;
            }

            _current = null;
            EndWithTrailers(response);
            Finish();
            return false;
        }
        catch (Exception exception)
        {
            var failure = Fail(exception);
            Finish();
            throw failure;
        }
    }

    private async Task<HttpResponseMessage> SendRequestAsync(TRequest request)
    {
        try
        {
            var response = await SendAsync(new FrameContent(
                MessageFrame.Write(_method.RequestMarshaller.ContextualSerializer, request, Channel.MaxSendMessageSize))).ConfigureAwait(false);

            // From here on the handler no longer watches the token; a call that nobody reads must end all the same.
            _abandonment = CancellationToken.UnsafeRegister(static call => ((ServerStreamingCall<TRequest, TResponse>)call!).Abandon(), this);
            return response;
        }
        catch (Exception exception)
        {
            var failure = Fail(exception);
            Finish();
            throw failure;
        }
    }

    private bool TryBeginRead()
    {
        lock (_gate)
        {
            if (_isReading)
            {
                throw new InvalidOperationException("Can't read the next message because the previous read is in progress.");
            }

            _isReading = !_ended;
            return _isReading;
        }
    }

    private void EndRead()
    {
        lock (_gate)
        {
            _isReading = false;
        }

        if (CancellationToken.IsCancellationRequested)
        {
            Abandon();
        }
    }

    /// <summary>Cancelled while nobody reads. A read in progress ends by itself, through the same token.</summary>
    private void Abandon()
    {
        lock (_gate)
        {
            if (_isReading || _ended)
            {
                return;
            }

            _ended = true;
        }

        Fail(new OperationCanceledException(CancellationToken));
        Finish();
    }

    private void Finish()
    {
        lock (_gate)
        {
            _ended = true;
            _isReading = false;
        }

        _abandonment.Dispose();
        _reader?.Release();
        CleanUp();
    }
}

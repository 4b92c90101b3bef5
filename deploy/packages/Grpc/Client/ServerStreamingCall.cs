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
    private TResponse? _current;
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
        if (_ended)
        {
            return GetStatus().StatusCode == StatusCode.OK ? false : throw new RpcException(GetStatus(), GetTrailers());
        }

        var response = await _sending!.ConfigureAwait(false);
        using var registration = cancellationToken.UnsafeRegister(static call => ((GrpcCall)call!).Dispose(), this);
        try
        {
            _reader ??= new FrameReader(response.Content.ReadAsStream(CancellationToken), Channel.MaxReceiveMessageSize);
            if (await _reader.ReadAsync(CancellationToken).ConfigureAwait(false))
            {
                _current = PayloadContext.Deserialize(_method.ResponseMarshaller.ContextualDeserializer, _reader.Payload);
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
            return await SendAsync(new FrameContent(
                MessageFrame.Write(_method.RequestMarshaller.ContextualSerializer, request, Channel.MaxSendMessageSize))).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            var failure = Fail(exception);
            Finish();
            throw failure;
        }
    }

    private void Finish()
    {
        _ended = true;
        _reader?.Release();
        CleanUp();
    }
}

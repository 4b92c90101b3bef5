using Grpc.Core;
using Grpc.Shared;

namespace Grpc.Net.Client.Internal;

/// <summary>One request, one answer.</summary>
internal sealed class UnaryCall<TRequest, TResponse>(
    GrpcChannel channel, Method<TRequest, TResponse> method, string? host, CallOptions options) : GrpcCall(channel, method, host, options)
    where TRequest : class
    where TResponse : class
{
    public AsyncUnaryCall<TResponse> Start(TRequest request) => new(
        RunAsync(request),
        static call => ((GrpcCall)call).GetResponseHeadersAsync(),
        static call => ((GrpcCall)call).GetStatus(),
        static call => ((GrpcCall)call).GetTrailers(),
        static call => ((GrpcCall)call).Dispose(),
        this);

    private async Task<TResponse> RunAsync(TRequest request)
    {
        FrameReader? reader = null;
        try
        {
            var content = new FrameContent(MessageFrame.Write(method.RequestMarshaller.ContextualSerializer, request, Channel.MaxSendMessageSize));
            var response = await SendAsync(content).ConfigureAwait(false);
            reader = new FrameReader(response.Content.ReadAsStream(CancellationToken), Channel.MaxReceiveMessageSize);
            TResponse? answer = null;
            while (await reader.ReadAsync(CancellationToken).ConfigureAwait(false))
            {
                answer = answer is null
                    ? PayloadContext.Deserialize(method.ResponseMarshaller.ContextualDeserializer, reader.Payload)
                    : throw new RpcException(new Status(StatusCode.Internal, "More than one message received for a unary call."));
            }

            EndWithTrailers(response);
            return answer ?? throw new RpcException(new Status(StatusCode.Internal, "Failed to deserialize response message."));
        }
        catch (Exception exception)
        {
            throw Fail(exception);
        }
        finally
        {
            reader?.Release();
            CleanUp();
        }
    }
}

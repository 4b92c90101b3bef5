using Grpc.Core;

namespace Grpc.Net.Client.Internal;

/// <summary>Makes calls over HTTP/2.</summary>
internal sealed class HttpClientCallInvoker(GrpcChannel channel) : CallInvoker
{
    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        AsyncUnaryCall(method, host, options, request).GetAwaiter().GetResult();

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        new UnaryCall<TRequest, TResponse>(channel, method, host, options).Start(request);

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        new ServerStreamingCall<TRequest, TResponse>(channel, method, host, options).Start(request);

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options) => throw NotImplementedHere(method);

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options) => throw NotImplementedHere(method);

    private static RpcException NotImplementedHere(IMethod method) => new(new Status(
        StatusCode.Unimplemented,
        $"{method.FullName}: the Grpc stand-in of the restricted package set has no client that streams requests."));
}

namespace Grpc.Core;

/// <summary>Fills in the host of each call; see <see cref="ClientBase{T}.WithHost"/>.</summary>
internal sealed class HostCallInvoker(CallInvoker inner, string host) : CallInvoker
{
    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? methodHost, CallOptions options, TRequest request) =>
        inner.BlockingUnaryCall(method, methodHost ?? host, options, request);

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? methodHost, CallOptions options, TRequest request) =>
        inner.AsyncUnaryCall(method, methodHost ?? host, options, request);

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? methodHost, CallOptions options, TRequest request) =>
        inner.AsyncServerStreamingCall(method, methodHost ?? host, options, request);

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? methodHost, CallOptions options) =>
        inner.AsyncClientStreamingCall(method, methodHost ?? host, options);

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? methodHost, CallOptions options) =>
        inner.AsyncDuplexStreamingCall(method, methodHost ?? host, options);
}

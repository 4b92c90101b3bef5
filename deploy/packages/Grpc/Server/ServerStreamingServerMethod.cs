using Grpc.Core;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>A handler of a stream of answers as an open delegate.</summary>
internal delegate Task ServerStreamingServerMethod<in TService, in TRequest, out TResponse>(
    TService service, TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context);

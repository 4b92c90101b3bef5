using Grpc.Core;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>A handler as an open delegate: the service object is its first argument, so that each call may have its own.</summary>
internal delegate Task<TResponse> UnaryServerMethod<in TService, in TRequest, TResponse>(
    TService service, TRequest request, ServerCallContext context);

using Grpc.Core;

namespace Grpc.AspNetCore.Server;

/// <summary>The call's context as a feature of its HTTP request.</summary>
public interface IServerCallContextFeature
{
    ServerCallContext ServerCallContext { get; }
}

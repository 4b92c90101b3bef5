namespace Grpc.AspNetCore.HealthChecks;

/// <summary>What the health service may be given.</summary>
public sealed class GrpcHealthChecksOptions
{
    public ServiceMappingCollection Services { get; } = new();
}

namespace Grpc.AspNetCore.Server;

/// <summary>What one service may be given; a value that is not set here is that of all services.</summary>
public class GrpcServiceOptions<TService> : GrpcServiceOptions
    where TService : class
{
}

namespace FeedRanking.Grpc.Tests.Foreign;

/// <summary>A fact that is skipped, with the reason, where no Python with gRPC is.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequiresPythonGrpcFactAttribute : FactAttribute
{
    public RequiresPythonGrpcFactAttribute() => Skip = PythonGrpc.WhyUnavailable;
}

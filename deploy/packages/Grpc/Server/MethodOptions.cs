namespace Grpc.AspNetCore.Server.Internal;

/// <summary>The options of one service, merged once when it is mapped.</summary>
internal sealed class MethodOptions
{
    public int? MaxSendMessageSize { get; private init; }

    public int? MaxReceiveMessageSize { get; private init; }

    public bool EnableDetailedErrors { get; private init; }

    public IReadOnlyList<InterceptorRegistration> Interceptors { get; private init; } = [];

    public static MethodOptions Merge(GrpcServiceOptions all, GrpcServiceOptions one) => new()
    {
        MaxSendMessageSize = one.MaxSendMessageSize ?? all.MaxSendMessageSize,
        MaxReceiveMessageSize = one.MaxReceiveMessageSize ?? all.MaxReceiveMessageSize,
        EnableDetailedErrors = one.EnableDetailedErrors ?? all.EnableDetailedErrors ?? false,
        Interceptors = [.. all.Interceptors, .. one.Interceptors],
    };
}

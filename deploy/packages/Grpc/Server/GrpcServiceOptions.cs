namespace Grpc.AspNetCore.Server;

/// <summary>What services may be given, all of them or one.</summary>
public class GrpcServiceOptions
{
    internal const int DefaultMaxReceiveMessageSize = 4 * 1024 * 1024;

    /// <summary>Gets or sets the largest message that is sent, in bytes; null means no limit. Default: null.</summary>
    public int? MaxSendMessageSize { get; set; }

    /// <summary>Gets or sets the largest message that is accepted, in bytes; null means no limit. Default: 4 MiB.</summary>
    public int? MaxReceiveMessageSize { get; set; }

    /// <summary>Gets or sets a value indicating whether an unexpected exception's text is sent to the caller. Default: false.</summary>
    public bool? EnableDetailedErrors { get; set; }

    /// <summary>Gets or sets a value indicating whether calls to unknown services are left to other endpoints. Default: false.</summary>
    public bool? IgnoreUnknownServices { get; set; }

    /// <summary>Gets the interceptors, outermost first.</summary>
    public InterceptorCollection Interceptors { get; } = [];
}

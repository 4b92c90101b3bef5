namespace Grpc.Net.Client;

/// <summary>What a channel may be given.</summary>
public sealed class GrpcChannelOptions
{
    /// <summary>Gets or sets the largest message that is sent, in bytes; null means no limit. Default: null.</summary>
    public int? MaxSendMessageSize { get; set; }

    /// <summary>Gets or sets the largest message that is accepted, in bytes; null means no limit. Default: 4 MiB.</summary>
    public int? MaxReceiveMessageSize { get; set; } = GrpcChannel.DefaultMaxReceiveMessageSize;

    /// <summary>Gets or sets the handler that sends; exclusive with <see cref="HttpClient"/>. Default: a new <see cref="SocketsHttpHandler"/>.</summary>
    public HttpMessageHandler? HttpHandler { get; set; }

    /// <summary>Gets or sets the client that sends; exclusive with <see cref="HttpHandler"/>.</summary>
    public HttpClient? HttpClient { get; set; }

    /// <summary>Gets or sets a value indicating whether the channel disposes the client or the handler that it was given.</summary>
    public bool DisposeHttpClient { get; set; }

    /// <summary>Gets or sets a value indicating whether cancelled calls throw <see cref="OperationCanceledException"/> and not RpcException.</summary>
    public bool ThrowOperationCanceledOnCancellation { get; set; }

    /// <summary>Gets or sets how long the real channel waits before it connects again the first time. Without effect: this one connects when it is called.</summary>
    public TimeSpan InitialReconnectBackoff { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets or sets how long the real channel waits at most before it connects again. Without effect: this one connects when it is called.</summary>
    public TimeSpan? MaxReconnectBackoff { get; set; } = TimeSpan.FromSeconds(120);
}

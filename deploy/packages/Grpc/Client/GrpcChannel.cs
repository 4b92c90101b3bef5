using System.Collections.Concurrent;
using Grpc.Core;
using Grpc.Net.Client.Internal;

namespace Grpc.Net.Client;

/// <summary>Calls to one address, over a handler that keeps the connections.</summary>
public sealed class GrpcChannel : ChannelBase, IDisposable
{
    internal const int DefaultMaxReceiveMessageSize = 4 * 1024 * 1024;

    private readonly ConcurrentDictionary<string, Uri> _methodUris = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _disposed = new();
    private readonly Uri _address;
    private readonly bool _ownsInvoker;

    private GrpcChannel(Uri address, GrpcChannelOptions options)
        : base(address.Authority)
    {
        _address = address;
        MaxSendMessageSize = options.MaxSendMessageSize;
        MaxReceiveMessageSize = options.MaxReceiveMessageSize;
        ThrowOperationCanceledOnCancellation = options.ThrowOperationCanceledOnCancellation;
        (Invoker, _ownsInvoker) = CreateInvoker(options);
        Disposed = _disposed.Token;
    }

    internal HttpMessageInvoker Invoker { get; }

    internal int? MaxSendMessageSize { get; }

    internal int? MaxReceiveMessageSize { get; }

    internal bool ThrowOperationCanceledOnCancellation { get; }

    /// <summary>Cancelled when the channel is disposed, which ends the calls that still run.</summary>
    internal CancellationToken Disposed { get; }

    public static GrpcChannel ForAddress(string address) => ForAddress(new Uri(address), new GrpcChannelOptions());

    public static GrpcChannel ForAddress(string address, GrpcChannelOptions channelOptions) => ForAddress(new Uri(address), channelOptions);

    public static GrpcChannel ForAddress(Uri address) => ForAddress(address, new GrpcChannelOptions());

    public static GrpcChannel ForAddress(Uri address, GrpcChannelOptions channelOptions)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(channelOptions);
        if (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps)
        {
            throw new ArgumentException($"The address '{address}' must be http or https; resolvers and balancers are not part of this channel.", nameof(address));
        }

        return new GrpcChannel(address, channelOptions);
    }

    public override CallInvoker CreateCallInvoker()
    {
        ObjectDisposedException.ThrowIf(_disposed.IsCancellationRequested, this);
        return new HttpClientCallInvoker(this);
    }

    public void Dispose()
    {
        if (_disposed.IsCancellationRequested)
        {
            return;
        }

        _disposed.Cancel();
        _disposed.Dispose();
        if (_ownsInvoker)
        {
            Invoker.Dispose();
        }
    }

    internal Uri GetMethodUri(IMethod method) => _methodUris.TryGetValue(method.FullName, out var uri)
        ? uri
        : _methodUris.GetOrAdd(method.FullName, static (name, address) => new Uri(address, name), _address);

    protected override Task ShutdownAsyncCore()
    {
        Dispose();
        return Task.CompletedTask;
    }

    private static (HttpMessageInvoker Invoker, bool Owned) CreateInvoker(GrpcChannelOptions options)
    {
        if (options.HttpClient is not null)
        {
            return options.HttpHandler is null
                ? (options.HttpClient, options.DisposeHttpClient)
                : throw new ArgumentException("HttpClient and HttpHandler cannot both be set.", nameof(options));
        }

        if (options.HttpHandler is not null)
        {
            return (new HttpMessageInvoker(options.HttpHandler, options.DisposeHttpClient), true);
        }

        return (new HttpMessageInvoker(new SocketsHttpHandler { EnableMultipleHttp2Connections = true }, disposeHandler: true), true);
    }
}

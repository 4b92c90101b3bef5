using System.Globalization;
using Grpc.Core;
using Grpc.Shared;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>A call's context over its HTTP request. Everything that a handler may never ask for is made when it asks.</summary>
internal sealed partial class HttpContextServerCallContext : ServerCallContext, IServerCallContextFeature, IAsyncDisposable
{
    private readonly IMethod _method;
    private readonly ILogger _logger;
    private readonly bool _detailedErrors;
    private Metadata? _requestHeaders;
    private Metadata? _responseTrailers;
    private AuthContext? _authContext;
    private Status _status;

    public HttpContextServerCallContext(HttpContext httpContext, IMethod method, ILogger logger, bool detailedErrors)
    {
        HttpContext = httpContext;
        _method = method;
        _logger = logger;
        _detailedErrors = detailedErrors;
        _status = Status.DefaultSuccess;
    }

    public HttpContext HttpContext { get; }

    ServerCallContext IServerCallContextFeature.ServerCallContext => this;

    protected override string MethodCore => _method.FullName;

    protected override string HostCore => HttpContext.Request.Host.Value ?? string.Empty;

    protected override string PeerCore
    {
        get
        {
            var connection = HttpContext.Connection;
            return connection.RemoteIpAddress switch
            {
                null => "unknown",
                { AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6 } ip =>
                    string.Create(CultureInfo.InvariantCulture, $"ipv6:[{ip}]:{connection.RemotePort}"),
                { } ip => string.Create(CultureInfo.InvariantCulture, $"ipv4:{ip}:{connection.RemotePort}"),
            };
        }
    }

    protected override Metadata RequestHeadersCore => _requestHeaders ??= ReadRequestHeaders();

    protected override Metadata ResponseTrailersCore => _responseTrailers ??= [];

    protected override Status StatusCore
    {
        get => _status;
        set => _status = value;
    }

    protected override WriteOptions? WriteOptionsCore { get; set; }

    protected override AuthContext AuthContextCore => _authContext ??= new AuthContext(null, []);

    protected override async Task WriteResponseHeadersAsyncCore(Metadata responseHeaders)
    {
        ArgumentNullException.ThrowIfNull(responseHeaders);
        if (HttpContext.Response.HasStarted)
        {
            throw new InvalidOperationException("Response headers can only be sent once per call.");
        }

        HttpContext.Response.ContentType = GrpcNames.ContentType;
        foreach (var entry in responseHeaders)
        {
            HttpContext.Response.Headers.Append(entry.Key, MetadataCodec.EncodeValue(entry));
        }

        _bodyStarted = true;
        await HttpContext.Response.BodyWriter.FlushAsync(CancellationTokenCore).ConfigureAwait(false);
    }

    protected override ContextPropagationToken CreatePropagationTokenCore(ContextPropagationOptions? options) =>
        throw new NotSupportedException("Context propagation tokens are not supported; pass Deadline and CancellationToken on.");

    private Metadata ReadRequestHeaders()
    {
        var metadata = new Metadata();
        foreach (var (name, values) in HttpContext.Request.Headers)
        {
            if (MetadataCodec.IsProtocolHeader(name))
            {
                continue;
            }

            foreach (var value in values)
            {
                MetadataCodec.AddFromWire(metadata, name, value ?? string.Empty);
            }
        }

        return metadata;
    }
}

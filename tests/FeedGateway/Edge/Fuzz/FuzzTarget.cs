using FeedRanking.FeedGateway.Tests.Fakes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;

namespace FeedRanking.FeedGateway.Tests.Edge.Fuzz;

/// <summary>The gateway in this process, asked without a socket, so that thousands of requests take seconds.</summary>
internal sealed class FuzzTarget : IDisposable
{
    /// <summary>What the gateway takes for now.</summary>
    public static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly TimeSpan NoHang = TimeSpan.FromSeconds(30);

    private readonly GatewayHost _host = new() { Now = Now };
    private readonly TestServer _server;

    public FuzzTarget()
    {
        _host.Settings["Logging:LogLevel:Default"] = "None";
        _server = _host.Server;
    }

    public FakeKafka Kafka => _host.Kafka;

    public async Task<FuzzAnswer> SendAsync(FuzzRequest request)
    {
        var context = await _server.SendAsync(http =>
        {
            http.Request.Method = request.Method;
            http.Request.Scheme = "http";
            http.Request.Host = new HostString("gateway");
            http.Request.Path = new PathString(request.Path);
            http.Request.QueryString = new QueryString(request.Query);
            http.Request.Body = new MemoryStream(request.Body, writable: false);
            if (request.ContentType is { } type)
            {
                http.Request.Headers.ContentType = type;
            }

            if (request.ContentEncoding is { } encoding)
            {
                http.Request.Headers.ContentEncoding = encoding;
            }
        }).WaitAsync(NoHang);
        using var body = new MemoryStream();
        await context.Response.Body.CopyToAsync(body).WaitAsync(NoHang);
        return new FuzzAnswer(
            context.Response.StatusCode, context.Response.ContentType ?? "", context.Response.Headers.Allow.ToString(), body.ToArray());
    }

    public void Dispose() => _host.Dispose();
}

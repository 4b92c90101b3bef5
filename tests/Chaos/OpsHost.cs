using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using FeedRanking.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FeedRanking.Chaos.Tests;

/// <summary>A process with operations and nothing else, asked from an address of the test's choice; its clock moves only when told.</summary>
internal sealed class OpsHost : IAsyncDisposable
{
    public const string Token = "a-token-of-the-tests";

    private readonly WebApplication _app;
    private readonly HttpClient _http;

    private OpsHost(WebApplication app)
    {
        _app = app;
        _http = app.GetTestClient();
    }

    public ManualTimeProvider Clock { get; private init; } = new();

    public LogLines Log { get; private init; } = new();

    public CountedEnds Ends { get; private init; } = new();

    public ActiveFaults Faults => _app.Services.GetRequiredService<ActiveFaults>();

    public IServiceProvider Services => _app.Services;

    public static async Task<OpsHost> StartAsync(
        string? token = Token, bool chaos = true, string? process = FaultTargets.HeavyRanker, IPAddress? from = null, bool allowRemote = false, int maxActive = 32)
    {
        var (clock, log, ends) = (new ManualTimeProvider(), new LogLines(), new CountedEnds());
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Ops:Token"] = token,
            ["Ops:AllowRemote"] = allowRemote.ToString(),
            ["Chaos:Enabled"] = chaos.ToString(),
            ["Chaos:MaxActive"] = maxActive.ToString(System.Globalization.CultureInfo.InvariantCulture),
        });
        builder.Services.AddSingleton<TimeProvider>(clock).AddSingleton<IProcessEnd>(ends);
        builder.AddOps(process);
        if (chaos && process is null)
        {
            builder.Services.AddSingleton<IncidentRunner>();
        }

        var app = builder.Build();
        app.Use((http, next) =>
        {
            http.Connection.RemoteIpAddress = from ?? IPAddress.Loopback;
            return next(http);
        });
        app.MapOps();
        await app.StartAsync();
        return new OpsHost(app) { Clock = clock, Log = log, Ends = ends };
    }

    public async Task<(HttpStatusCode Status, string Body)> AskAsync(HttpMethod method, string path, string? json = null, string? token = Token)
    {
        using var answer = await SendAsync(method, path, json, token);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? json = null, string? token = Token)
    {
        using var request = new HttpRequestMessage(method, path) { Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return await _http.SendAsync(request);
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        var (status, body) = await AskAsync(HttpMethod.Get, path);
        status.ShouldBe(HttpStatusCode.OK, body);
        return JsonSerializer.Deserialize<JsonElement>(body);
    }

    public async Task<string> StartFaultAsync(string json)
    {
        var (status, body) = await AskAsync(HttpMethod.Post, "/ops/chaos", json);
        status.ShouldBe(HttpStatusCode.Created, body);
        return JsonSerializer.Deserialize<JsonElement>(body).GetProperty("id").GetString()!;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }
}

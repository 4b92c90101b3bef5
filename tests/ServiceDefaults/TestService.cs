using System.Net;
using FeedRanking.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FeedRanking.ServiceDefaults.Tests;

/// <summary>A service with the defaults and nothing else, on a free port of the loopback, with a clock that the test moves.</summary>
internal sealed class TestService : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestService(WebApplication app, ManualTimeProvider time)
    {
        _app = app;
        Time = time;
        Address = new Uri(app.Urls.First());
        Http = new HttpClient { BaseAddress = Address };
    }

    public Uri Address { get; }

    public HttpClient Http { get; }

    public ManualTimeProvider Time { get; }

    public static async Task<TestService> StartAsync(
        Action<IServiceCollection>? services = null, Action<WebApplication>? map = null, params (string Key, string Value)[] settings)
    {
        var time = new ManualTimeProvider();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "FeedRanking.ServiceDefaults" });
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1));
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Configuration["Logging:Console:LogLevel:Default"] = "None";
        builder.Logging.ClearProviders();
        builder.AddServiceDefaults();
        services?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapServiceDefaults();
        map?.Invoke(app);
        await app.StartAsync();
        return new TestService(app, time);
    }

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }
}

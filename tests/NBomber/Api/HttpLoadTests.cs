using FeedRanking.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using NBomber.Contracts;
using NBomber.Contracts.Stats;
using NBomber.CSharp;

namespace FeedRanking.NBomber.Tests.Api;

/// <summary>A real load on a real server, through the real package's API alone: holds for both package sets.</summary>
public sealed class HttpLoadTests : IAsyncLifetime, IDisposable
{
    private const int BodyBytes = 4096;

    private readonly TemporaryFolder _folder = new();
    private readonly WebApplication _server = CreateServer();
    private int _served;

    public async Task InitializeAsync()
    {
        _server.MapGet("/page", () =>
        {
            Interlocked.Increment(ref _served);
            return Results.Bytes(new byte[BodyBytes]);
        });
        _server.MapGet("/broken", () => Results.StatusCode(StatusCodes.Status503ServiceUnavailable));
        await _server.StartAsync();
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void OpenLoad_OnAServer_CountsWhatTheServerServed()
    {
        using var http = new HttpClient { BaseAddress = new Uri(_server.Urls.First()) };
        var scenario = Scenario.Create("pages", async context =>
            {
                var page = await Step.Run("page", context, () => Get(http, "/page"));
                page.Payload.IsSome().ShouldBeTrue();
                page.Payload.Value.ShouldBe(BodyBytes);
                await Step.Run("broken", context, () => Get(http, "/broken"));
                return Response.Ok();
            })
            .WithoutWarmUp()
            .WithRestartIterationOnFail(false)
            .WithLoadSimulations(Simulation.Inject(rate: 100, interval: TimeSpan.FromSeconds(1), during: TimeSpan.FromSeconds(2)))
            .WithThresholds(
                Threshold.Create(stats => stats.Ok.Request.Count > 0),
                Threshold.Create("broken", stats => stats.Ok.Request.Count > 0));

        var result = NBomberRunner.RegisterScenarios(scenario)
            .WithTestSuite("stand-in").WithTestName("http")
            .WithReportFolder(_folder.Path).WithReportFileName("report")
            .WithReportFormats(ReportFormat.Html, ReportFormat.Md, ReportFormat.Csv, ReportFormat.Txt)
            .Run();

        var stats = result.ScenarioStats.Get("pages");
        var page = stats.StepStats.Get("page");
        page.Ok.Request.Count.ShouldBe(200);
        _served.ShouldBe(200);
        page.Ok.StatusCodes.Get("200").Count.ShouldBe(200);
        page.Ok.DataTransfer.AllBytes.ShouldBe(200L * BodyBytes);
        page.Ok.Latency.Percent50.ShouldBeGreaterThan(0);
        page.Ok.Latency.Percent99.ShouldBeLessThanOrEqualTo(page.Ok.Latency.MaxMs);
        stats.StepStats.Get("broken").Fail.StatusCodes.Get("503").Count.ShouldBe(200);
        result.Thresholds.Select(threshold => threshold.IsFailed).ShouldBe([false, true]);
        result.ReportFiles.Length.ShouldBe(4);
        File.Exists(_folder.Combine("report.html")).ShouldBeTrue();
    }

    private static async Task<Response<int>> Get(HttpClient http, string path)
    {
        using var response = await http.GetAsync(path);
        var body = await response.Content.ReadAsByteArrayAsync();
        var code = ((int)response.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return response.IsSuccessStatusCode
            ? Response.Ok(payload: body.Length, statusCode: code, sizeBytes: body.Length)
            : Response.Fail<int>(statusCode: code);
    }

    private static WebApplication CreateServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        return builder.Build();
    }
}

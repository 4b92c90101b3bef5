using FeedRanking.ServiceDefaults.SlowRequests;
using FeedRanking.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FeedRanking.ServiceDefaults.Tests.SlowRequests;

public sealed class SlowRequestLogTests : IDisposable
{
    private const string TraceId = "0af7651916cd43dd8448eb211c80319c";

    private readonly KeptLog _log = new(typeof(SlowRequestLog).FullName!);

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task Request_OverTheThreshold_LeavesOneLineWithTraceRouteAndDuration_ButNoId()
    {
        await using var service = await StartAsync(("SlowRequests:ThresholdMs", "180"));

        await GetAsync(service, "/v1/videos/123456789?user_id=987654321", tookMs: 181);

        var (level, text) = _log.Lines.ShouldHaveSingleItem();
        level.ShouldBe(LogLevel.Warning);
        text.ShouldBe($"Slow: GET /v1/videos/{{id}} took 181 ms, more than 180; trace {TraceId}; 0 slow requests since the last such line had none");
    }

    [Fact]
    public async Task Request_WithinTheThreshold_LeavesNoLine()
    {
        await using var service = await StartAsync();

        await GetAsync(service, "/v1/videos/1", tookMs: SlowRequestOptions.DefaultThresholdMs);

        _log.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task Request_ThatFails_IsTimedToo()
    {
        await using var service = await StartAsync();

        await GetAsync(service, "/broken", tookMs: 1_000);

        _log.Lines.ShouldHaveSingleItem().Text.ShouldStartWith("Slow: GET /broken took 1000 ms");
    }

    [Fact]
    public async Task ManySlowRequests_LeaveALineInAWhile_WhichCountsTheOthers()
    {
        await using var service = await StartAsync(("SlowRequests:ThresholdMs", "100"), ("SlowRequests:QuietMs", "1000"));
        for (var i = 0; i < 4; i++)
        {
            await GetAsync(service, "/v1/videos/1", tookMs: 300);
        }

        await GetAsync(service, "/v1/videos/1", tookMs: 300);

        // At 300 ms, and at the first that ended a second later or more.
        _log.Lines.Select(line => line.Text.Split("; ")[^1]).ShouldBe(
            ["0 slow requests since the last such line had none", "3 slow requests since the last such line had none"]);
    }

    [Fact]
    public async Task Threshold_OfABudget_HoldsUntilTheConfigurationSaysOtherwise()
    {
        static void Add(IServiceCollection services) => services.AddSlowRequestThreshold<ServiceDefaultsOptions>(_ => 77);
        int? withBudget = null, configured = null;
        await using var one = await TestService.StartAsync(Add, app => withBudget = ThresholdOf(app));
        await using var other = await TestService.StartAsync(Add, app => configured = ThresholdOf(app), ("SlowRequests:ThresholdMs", "99"));

        withBudget.ShouldBe(77);
        configured.ShouldBe(99);
    }

    [Theory]
    [InlineData("ThresholdMs", "0")]
    [InlineData("ThresholdMs", "600001")]
    [InlineData("QuietMs", "-1")]
    public async Task Options_OutOfRange_StopTheStart(string name, string value)
    {
        var failure = await Should.ThrowAsync<OptionsValidationException>(() => StartAsync(($"SlowRequests:{name}", value)));
        failure.Message.ShouldContain(name);
    }

    private static int? ThresholdOf(WebApplication app) => app.Services.GetRequiredService<IOptions<SlowRequestOptions>>().Value.ThresholdMs;

    private Task<TestService> StartAsync(params (string Key, string Value)[] settings) => TestService.StartAsync(
        services => services.AddLogging(logging => logging.AddProvider(_log)),
        app =>
        {
            app.MapGet("/v1/videos/{id}", Take);
            app.MapGet("/broken", (HttpContext http, TimeProvider clock) =>
            {
                Take(http, clock);
                throw new InvalidOperationException("broken");
            });
        },
        settings);

    // The clock stands still but for what a request says that it takes.
    private static void Take(HttpContext http, TimeProvider clock) => ((ManualTimeProvider)clock).Advance(
        TimeSpan.FromMilliseconds(int.Parse(http.Request.Headers["took-ms"]!, System.Globalization.CultureInfo.InvariantCulture)));

    private static async Task GetAsync(TestService service, string path, int tookMs)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("took-ms", tookMs.ToString(System.Globalization.CultureInfo.InvariantCulture));
        request.Headers.Add("traceparent", $"00-{TraceId}-b7ad6b7169203331-01");
        using var answer = await service.Http.SendAsync(request);
    }
}

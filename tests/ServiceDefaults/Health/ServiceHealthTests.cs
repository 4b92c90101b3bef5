using System.Net;
using System.Text.RegularExpressions;
using FeedRanking.ServiceDefaults.Health;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FeedRanking.ServiceDefaults.Tests.Health;

public partial class ServiceHealthTests
{
    [Fact]
    public async Task Ready_EverythingHealthy_IsOkAndNamesEachCheck()
    {
        await using var service = await TestService.StartAsync(services => services.AddHealthChecks()
            .AddCheck("model", () => HealthCheckResult.Healthy("heavy-ranker world-1"), tags: [HealthTags.Ready]));

        var answer = await service.Http.GetAsync("/health/ready");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        WithoutDurations(await answer.Content.ReadAsStringAsync()).ShouldBe(
            """{"status":"healthy","checks":[{"name":"accepting","status":"healthy","duration_ms":0},"""
            + """{"name":"model","status":"healthy","description":"heavy-ranker world-1","duration_ms":0}]}""");
    }

    [Fact]
    public async Task Ready_OneCheckUnhealthy_IsUnavailableAndSaysWhy()
    {
        await using var service = await TestService.StartAsync(services => services.AddHealthChecks()
            .AddCheck("redis", () => HealthCheckResult.Unhealthy("no connection"), tags: [HealthTags.Ready]));

        var answer = await service.Http.GetAsync("/health/ready");

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("\"description\":\"no connection\"");
    }

    [Fact]
    public async Task Ready_DegradedCheck_StaysReady()
    {
        await using var service = await TestService.StartAsync(services => services.AddHealthChecks()
            .AddCheck("kafka", () => HealthCheckResult.Degraded("slow"), tags: [HealthTags.Ready]));

        (await service.Http.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Ready_UntaggedCheckUnhealthy_DoesNotMatter()
    {
        await using var service = await TestService.StartAsync(services => services.AddHealthChecks()
            .AddCheck("nice to have", () => HealthCheckResult.Unhealthy()));

        (await service.Http.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Live_WhileNotReady_IsOk()
    {
        await using var service = await TestService.StartAsync(services => services.AddHealthChecks()
            .AddCheck("redis", () => HealthCheckResult.Unhealthy("no connection"), tags: [HealthTags.Ready]));

        var answer = await service.Http.GetAsync("/health/live");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).ShouldBe("""{"status":"healthy","checks":[]}""");
    }

    private static string WithoutDurations(string json) => Durations().Replace(json, "\"duration_ms\":0");

    [GeneratedRegex("\"duration_ms\":[0-9.]+")]
    private static partial Regex Durations();
}

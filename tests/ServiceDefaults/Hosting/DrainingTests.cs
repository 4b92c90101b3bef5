using System.Net;
using FeedRanking.Testing;
using Microsoft.AspNetCore.Builder;

namespace FeedRanking.ServiceDefaults.Tests.Hosting;

public class DrainingTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Stop_NotReadyFirst_StillAnsweringThen_FinishesWhatRuns()
    {
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var mayFinish = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var service = await TestService.StartAsync(map: app => app.MapGet("/slow", async () =>
        {
            entered.SetResult();
            await mayFinish.Task;
            return "done";
        }));
        var slow = service.Http.GetStringAsync("/slow");
        await entered.Task.WaitAsync(Patience);
        (await service.Http.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);

        // The clock stands still, so the grace lasts until the test ends it.
        var stopping = service.StopAsync();
        await Eventually.Async(
            async () => (await service.Http.GetAsync("/health/ready")).StatusCode == HttpStatusCode.ServiceUnavailable, what: "not ready");
        (await service.Http.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
        stopping.IsCompleted.ShouldBeFalse();

        service.Time.Advance(TimeSpan.FromMilliseconds(new ServiceDefaultsOptions().ReadinessGraceMs));
        mayFinish.SetResult();

        (await slow.WaitAsync(Patience)).ShouldBe("done");
        await stopping.WaitAsync(Patience);
    }

    [Fact]
    public async Task Stop_RequestThatNeverEnds_IsCutOffAfterTheBound()
    {
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var never = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var service = await TestService.StartAsync(
            map: app => app.MapGet("/stuck", async (CancellationToken aborted) =>
            {
                entered.SetResult();
                await never.Task.WaitAsync(aborted);
            }),
            settings: [("ServiceDefaults:ReadinessGraceMs", "0"), ("ServiceDefaults:DrainTimeoutMs", "200")]);
        var stuck = service.Http.GetAsync("/stuck");
        await entered.Task.WaitAsync(Patience);

        await service.StopAsync().WaitAsync(Patience);

        await Should.ThrowAsync<HttpRequestException>(() => stuck.WaitAsync(Patience));
    }
}

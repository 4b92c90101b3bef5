using System.Net;
using FeedRanking.ServiceDefaults.WarmUp;
using FeedRanking.Testing;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;

namespace FeedRanking.ServiceDefaults.Tests.WarmUp;

public sealed class WarmUpTests
{
    [Fact]
    public async Task Readiness_ComesWithTheLastRequestThatWasAnsweredWell()
    {
        var request = new PlayedWarmUp(_ => true);
        await using var service = await StartAsync(request, ("WarmUp:Rounds", "1"), ("WarmUp:Requests", "7"));

        await UntilReadyAsync(service);

        request.Numbers.ShouldBe(Enumerable.Range(0, 7));
        (await service.Http.GetStringAsync("/health/ready")).ShouldContain("1 times 7 made-up requests in a row were answered");
    }

    [Fact]
    public async Task Rounds_AreMadeOneAfterTheOther_WithAPauseBetween()
    {
        var request = new PlayedWarmUp(_ => true);
        await using var service = await StartAsync(request, ("WarmUp:Rounds", "2"), ("WarmUp:Requests", "3"), ("WarmUp:PauseMs", "50"));
        await Eventually.Async(() => request.Numbers.Count == 3, what: "The first round");
        (await IsReadyAsync(service)).ShouldBeFalse();

        await UntilReadyAsync(service);

        request.Numbers.ShouldBe(Enumerable.Range(0, 6));
    }

    [Fact]
    public async Task RequestThatFails_BeginsTheRowAgain_AfterAPause()
    {
        var request = new PlayedWarmUp(number => number switch
        {
            0 => false,
            1 => throw new RpcException(new Status(StatusCode.Unavailable, "not yet")),
            3 => false,
            _ => true,
        });
        await using var service = await StartAsync(request, ("WarmUp:Rounds", "1"), ("WarmUp:Requests", "2"), ("WarmUp:PauseMs", "50"));

        (await IsReadyAsync(service)).ShouldBeFalse();
        await UntilReadyAsync(service);

        request.Numbers.ShouldBe([0, 1, 2, 3, 4, 5]);
    }

    [Fact]
    public async Task ServiceThatCannotBeWarmed_IsReadyAfterTheLimit_AndSaysSo()
    {
        var request = new PlayedWarmUp(_ => false);
        await using var service = await StartAsync(request, ("WarmUp:MaxWaitMs", "3000"));

        await Eventually.Async(() => request.Numbers.Count > 0, what: "The first request");
        service.Time.Advance(TimeSpan.FromMilliseconds(2_999));
        (await IsReadyAsync(service)).ShouldBeFalse();

        service.Time.Advance(TimeSpan.FromMilliseconds(1));
        (await service.Http.GetStringAsync("/health/ready")).ShouldContain("not warm after 3000 ms; warming goes on");
    }

    private static Task<TestService> StartAsync(PlayedWarmUp request, params (string Key, string Value)[] settings) =>
        TestService.StartAsync(services => services.AddSingleton(request).AddWarmUp<ForwardedWarmUp>(), settings: settings);

    private static Task UntilReadyAsync(TestService service) => Eventually.Async(
        async () =>
        {
            service.Time.Advance(TimeSpan.FromMilliseconds(50));
            return await IsReadyAsync(service);
        },
        what: "Readiness");

    private static async Task<bool> IsReadyAsync(TestService service)
    {
        using var answer = await service.Http.GetAsync("/health/ready");
        return answer.StatusCode == HttpStatusCode.OK;
    }

    private sealed class PlayedWarmUp(Func<int, bool> answer)
    {
        public List<int> Numbers { get; } = [];

        public bool Try(int number)
        {
            Numbers.Add(number);
            return answer(number);
        }
    }

    private sealed class ForwardedWarmUp(PlayedWarmUp played) : IWarmUp
    {
        public Task<bool> TryAsync(int number, CancellationToken cancel) => Task.FromResult(played.Try(number));
    }
}

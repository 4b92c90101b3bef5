using System.Net;
using FeedRanking.FeedGateway.Tests.Fakes;
using FeedRanking.Testing;

namespace FeedRanking.FeedGateway.Tests.WarmUp;

public sealed class WarmUpTests
{
    [Fact]
    public async Task Readiness_OnceServedByHeavy_IsGivenAndNothingWasLogged()
    {
        using var host = new GatewayHost();
        host.Settings["WarmUp:Rounds"] = "1";
        host.Settings["WarmUp:Requests"] = "5";
        host.Settings["WarmUp:MaxWaitMs"] = "120000";
        using var client = host.CreateClient();
        await Eventually.Async(() => IsReadyAsync(client), what: "Readiness");
        host.Kafka.Served.ShouldBeEmpty();
    }

    [Fact]
    public async Task Readiness_WithTheModelsAway_ComesAnyway()
    {
        using var host = new GatewayHost();
        host.Settings["WarmUp:Rounds"] = "1";
        host.Settings["WarmUp:Requests"] = "5";
        host.Settings["WarmUp:MaxWaitMs"] = "300";
        host.Models.Retrieve = Fault.Unavailable;
        using var client = host.CreateClient();
        await Eventually.Async(() => IsReadyAsync(client), what: "Readiness");
    }

    [Fact]
    public async Task Readiness_WithRedisAway_IsGiven()
    {
        using var host = new GatewayHost();
        host.Viewers.IsAway = true;
        host.Popularity.IsAway = true;
        using var client = host.CreateClient();
        await Eventually.Async(() => IsReadyAsync(client), what: "Readiness");
        (await Feed.GetAsync(client, "user_id=1&size=50")).Ids.Count.ShouldBe(50);
    }

    private static async Task<bool> IsReadyAsync(HttpClient client)
    {
        using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
        return answer.StatusCode == HttpStatusCode.OK;
    }
}

using System.Net;

namespace FeedRanking.Chaos.Tests.Ops;

public sealed class OpsTokenTests
{
    private static readonly IPAddress Elsewhere = IPAddress.Parse("10.1.2.3");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task Ops_WithoutATokenConfigured_AreNotThere(string? configured)
    {
        await using var host = await OpsHost.StartAsync(token: configured);
        foreach (var path in new[] { "/ops", "/ops/chaos", "/ops/other" })
        {
            (await host.AskAsync(HttpMethod.Get, path)).Status.ShouldBe(HttpStatusCode.NotFound);
        }
    }

    [Theory]
    [InlineData("short")]
    public async Task Host_WithATokenThatIsTooShort_DoesNotStart(string configured) =>
        (await Should.ThrowAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => OpsHost.StartAsync(token: configured))).Message.ShouldContain("16");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a-token-of-the-test")]
    [InlineData("a-token-of-the-tests2")]
    [InlineData("A-TOKEN-OF-THE-TESTS")]
    public async Task Ops_WithoutTheToken_AreRefusedAndSayHow(string? given)
    {
        await using var host = await OpsHost.StartAsync();
        foreach (var (method, path) in new[] { (HttpMethod.Get, "/ops/chaos"), (HttpMethod.Post, "/ops/chaos"), (HttpMethod.Delete, "/ops/chaos"), (HttpMethod.Get, "/ops/none") })
        {
            using var answer = await host.SendAsync(method, path, token: given);
            answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            answer.Headers.WwwAuthenticate.Single().Scheme.ShouldBe("Bearer");
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
            (await answer.Content.ReadAsStringAsync()).ShouldContain("\"status\":401");
        }
    }

    [Fact]
    public async Task Ops_WithTheToken_AnswerAndAreNotKept()
    {
        await using var host = await OpsHost.StartAsync();
        using var answer = await host.SendAsync(HttpMethod.Get, "/ops/chaos");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await host.AskAsync(HttpMethod.Get, "/ops/none")).Status.ShouldBe(HttpStatusCode.NotFound);
        host.Log.Lines.ShouldAllBe(line => !line.Contains(OpsHost.Token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ops_FromElsewhere_AreForbiddenEvenWithTheToken_UnlessAllowed()
    {
        await using var closed = await OpsHost.StartAsync(from: Elsewhere);
        (await closed.AskAsync(HttpMethod.Get, "/ops/chaos")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await closed.AskAsync(HttpMethod.Get, "/ops/chaos", token: null)).Status.ShouldBe(HttpStatusCode.Forbidden);

        await using var open = await OpsHost.StartAsync(from: Elsewhere, allowRemote: true);
        (await open.AskAsync(HttpMethod.Get, "/ops/chaos")).Status.ShouldBe(HttpStatusCode.OK);
        (await open.AskAsync(HttpMethod.Get, "/ops/chaos", token: null)).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    public async Task Ops_FromThisMachine_Answer(string address)
    {
        await using var host = await OpsHost.StartAsync(from: IPAddress.Parse(address));
        (await host.AskAsync(HttpMethod.Get, "/ops/chaos")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Chaos_NotEnabled_IsNotThere_AndNothingOfItIsRegistered()
    {
        await using var host = await OpsHost.StartAsync(chaos: false);
        (await host.AskAsync(HttpMethod.Get, "/ops/chaos")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await host.AskAsync(HttpMethod.Post, "/ops/chaos", "{}")).Status.ShouldBe(HttpStatusCode.NotFound);
        host.Services.GetService(typeof(IFaults)).ShouldBeNull();
        new ChaosOptions().Enabled.ShouldBeFalse("production has no faults on demand");
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace FeedRanking.ServiceDefaults.Tests.Hosting;

public class ServerLimitsTests
{
    [Fact]
    public async Task Query_FarTooLong_IsAnsweredSo()
    {
        await using var service = await TestService.StartAsync(map: app => app.MapGet("/v1/feed", () => "ok"));
        var answer = await service.Http.GetAsync("/v1/feed?user_id=" + new string('x', 60_000));
        answer.StatusCode.ShouldBe(HttpStatusCode.RequestUriTooLong);
    }

    [Fact]
    public async Task Query_OfOneMegabyte_IsAnsweredAndDoesNotHang()
    {
        await using var service = await TestService.StartAsync(map: app => app.MapGet("/v1/feed", () => "ok"));
        using var client = new TcpClient();
        await client.ConnectAsync(service.Address.Host, service.Address.Port);
        var stream = client.GetStream();
        var request = Encoding.ASCII.GetBytes($"GET /v1/feed?user_id={new string('x', 1_000_000)} HTTP/1.1\r\nHost: x\r\n\r\n");

        // The server answers and closes before it has read all, so the write may fail; the answer is there all the same.
        var writing = stream.WriteAsync(request).AsTask().ContinueWith(_ => { }, TaskScheduler.Default);
        using var reader = new StreamReader(stream, Encoding.ASCII);

        (await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(20))).ShouldNotBeNull().ShouldStartWith("HTTP/1.1 414");
        await writing.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Headers_OfFortyKilobytes_AreTooLarge()
    {
        await using var service = await TestService.StartAsync(map: app => app.MapGet("/v1/feed", () => "ok"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/feed");
        request.Headers.TryAddWithoutValidation("x-long", new string('x', 40_000));
        (await service.Http.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.RequestHeaderFieldsTooLarge);
    }

    [Fact]
    public async Task Body_AboveTheLimit_IsTooLarge()
    {
        await using var service = await TestService.StartAsync(
            map: app => app.MapPost("/v1/events", async (HttpRequest request) => await request.Body.CopyToAsync(Stream.Null)),
            settings: [("ServiceDefaults:MaxRequestBodyBytes", "65536")]);
        using var content = new ByteArrayContent(new byte[65_537]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/events") { Content = content };
        request.Headers.ExpectContinue = true;
        (await service.Http.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory]
    [InlineData("DrainTimeoutMs", "-1")]
    [InlineData("DrainTimeoutMs", "120001")]
    [InlineData("ReadinessGraceMs", "60001")]
    [InlineData("MaxRequestLineBytes", "10")]
    [InlineData("MaxGrpcMessageBytes", "0")]
    public async Task Options_OutOfRange_StopTheStart(string name, string value)
    {
        var failure = await Should.ThrowAsync<OptionsValidationException>(
            () => TestService.StartAsync(settings: [($"ServiceDefaults:{name}", value)]));
        failure.Message.ShouldContain(name);
    }
}

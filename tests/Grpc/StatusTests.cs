using FeedRanking.Grpc.Tests.Server;
using FeedRanking.Grpc.Tests.V1;
using Grpc.Core;

namespace FeedRanking.Grpc.Tests;

public class StatusTests
{
    public static TheoryData<StatusCode> AllFailures => [.. Enum.GetValues<StatusCode>().Where(code => code != StatusCode.OK)];

    [Theory]
    [MemberData(nameof(AllFailures))]
    public async Task Failure_AnyStatus_ReachesTheCallerWithItsDetail(StatusCode code)
    {
        await using var server = await EchoServer.StartAsync();
        var request = new EchoRequest { FailWith = (int)code, FailDetail = $"why {code}" };

        var failure = await Should.ThrowAsync<RpcException>(async () => await server.Client.SayAsync(request));

        failure.StatusCode.ShouldBe(code);
        failure.Status.Detail.ShouldBe($"why {code}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("100 % größer: 你好 😀")]
    [InlineData("line one\nline two\ttab")]
    [InlineData("%zz %4 %")]
    public async Task Failure_DetailWithAnyCharacters_ComesBackUnchanged(string detail)
    {
        await using var server = await EchoServer.StartAsync();
        var request = new EchoRequest { FailWith = (int)StatusCode.NotFound, FailDetail = detail };

        var failure = await Should.ThrowAsync<RpcException>(async () => await server.Client.SayAsync(request));

        failure.Status.Detail.ShouldBe(detail);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task HandlerCrash_TellsTheCallerNoMoreThanAllowed(bool detailedErrors)
    {
        await using var server = await EchoServer.StartAsync(options => options.EnableDetailedErrors = detailedErrors);

        var failure = await Should.ThrowAsync<RpcException>(async () => await server.Client.SayAsync(new EchoRequest { Crash = true }));

        failure.StatusCode.ShouldBe(StatusCode.Unknown);
        failure.Status.Detail.Contains("a secret of the server", StringComparison.Ordinal).ShouldBe(detailedErrors);
    }

    [Fact]
    public async Task UnknownMethod_IsUnimplemented()
    {
        await using var server = await EchoServer.StartAsync();
        var failure = await Should.ThrowAsync<RpcException>(async () => await server.Client.NotThereAsync(new EchoRequest()));
        failure.StatusCode.ShouldBe(StatusCode.Unimplemented);
    }

    [Fact]
    public async Task UnknownService_IsUnimplemented()
    {
        await using var server = await EchoServer.StartAsync();
        var marshaller = Marshallers.StringMarshaller;
        var method = new Method<string, string>(MethodType.Unary, "no.such.Service", "Method", marshaller, marshaller);
        var invoker = server.Channel.CreateCallInvoker();

        var failure = await Should.ThrowAsync<RpcException>(
            async () => await invoker.AsyncUnaryCall(method, null, new CallOptions(), "hello"));

        failure.StatusCode.ShouldBe(StatusCode.Unimplemented);
    }

    [Fact]
    public async Task Call_NobodyListens_IsUnavailable()
    {
        var server = await EchoServer.StartAsync();
        using var channel = global::Grpc.Net.Client.GrpcChannel.ForAddress(server.Address);
        await server.DisposeAsync();

        var failure = await Should.ThrowAsync<RpcException>(async () => await new Echo.EchoClient(channel).SayAsync(new EchoRequest()));

        failure.StatusCode.ShouldBe(StatusCode.Unavailable);
    }

    [Fact]
    public async Task Call_AfterTheFailure_StatusAndTrailersAreThere()
    {
        await using var server = await EchoServer.StartAsync();
        using var call = server.Client.SayAsync(new EchoRequest { FailWith = (int)StatusCode.Aborted, FailDetail = "again" });

        await Should.ThrowAsync<RpcException>(async () => await call);

        call.GetStatus().ShouldBe(new Status(StatusCode.Aborted, "again"));
        call.GetTrailers().ShouldNotBeNull();
    }
}

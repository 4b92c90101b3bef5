using FeedRanking.Grpc.Tests.Server;
using FeedRanking.Grpc.Tests.V1;
using Grpc.Core;

namespace FeedRanking.Grpc.Tests;

public class StreamingTests
{
    [Theory]
    [InlineData(0, 10)]
    [InlineData(1, 0)]
    [InlineData(500, 10)]
    [InlineData(20, 100_000)]
    public async Task Stream_AllAnswersArrive(int count, int bytes)
    {
        await using var server = await EchoServer.StartAsync();
        using var call = server.Client.Stream(new EchoRequest { Repeat = count, AnswerBytes = bytes });

        var sizes = new List<int>();
        await foreach (var answer in call.ResponseStream.ReadAllAsync())
        {
            sizes.Add(answer.Payload.Length);
        }

        sizes.ShouldBe(Enumerable.Repeat(bytes, count));
        call.GetStatus().ShouldBe(Status.DefaultSuccess);
    }

    [Fact]
    public async Task Stream_FailsInTheMiddle_AnswersComeFirstThenTheStatus()
    {
        await using var server = await EchoServer.StartAsync();
        using var call = server.Client.Stream(
            new EchoRequest { AnswersBefore = 3, FailWith = (int)StatusCode.DataLoss, FailDetail = "half" },
            new Metadata { { EchoService.EchoedTextKey, "trailer" } });
        var seen = 0;

        var failure = await Should.ThrowAsync<RpcException>(async () =>
        {
            while (await call.ResponseStream.MoveNext())
            {
                seen++;
            }
        });

        seen.ShouldBe(3);
        failure.Status.ShouldBe(new Status(StatusCode.DataLoss, "half"));
        failure.Trailers.GetValue(EchoService.EchoedTextKey).ShouldBe("trailer");
    }

    [Fact]
    public async Task Stream_FailsAtOnce_FirstReadThrows()
    {
        await using var server = await EchoServer.StartAsync();
        using var call = server.Client.Stream(new EchoRequest { FailWith = (int)StatusCode.PermissionDenied });
        (await Should.ThrowAsync<RpcException>(() => call.ResponseStream.MoveNext())).StatusCode.ShouldBe(StatusCode.PermissionDenied);
    }
}

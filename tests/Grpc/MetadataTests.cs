using FeedRanking.Grpc.Tests.Server;
using FeedRanking.Grpc.Tests.V1;
using Grpc.Core;

namespace FeedRanking.Grpc.Tests;

public class MetadataTests
{
    [Fact]
    public async Task Metadata_Text_ArrivesAndReturnsAsTrailer()
    {
        await using var server = await EchoServer.StartAsync();
        using var call = server.Client.SayAsync(new EchoRequest(), new Metadata { { EchoService.EchoedTextKey, "some text" } });
        await call;
        call.GetTrailers().GetValue(EchoService.EchoedTextKey).ShouldBe("some text");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(255)]
    public async Task Metadata_BytesOfAnyLength_ArriveAndReturnAsTrailer(int length)
    {
        await using var server = await EchoServer.StartAsync();
        var value = Enumerable.Range(0, length).Select(i => (byte)(255 - i)).ToArray();
        using var call = server.Client.SayAsync(new EchoRequest(), new Metadata { { EchoService.EchoedBytesKey, value } });
        await call;
        call.GetTrailers().GetValueBytes(EchoService.EchoedBytesKey).ShouldBe(value);
    }

    [Fact]
    public async Task Metadata_RepeatedKey_KeepsAllValuesInOrder()
    {
        await using var server = await EchoServer.StartAsync();
        var metadata = new Metadata { { EchoService.EchoedBytesKey, [1] }, { EchoService.EchoedBytesKey, [2, 3] } };
        using var call = server.Client.SayAsync(new EchoRequest(), metadata);
        await call;
        call.GetTrailers().GetAll(EchoService.EchoedBytesKey).Select(entry => entry.ValueBytes).ShouldBe([[1], [2, 3]]);
    }

    [Fact]
    public async Task Metadata_OfAFailure_ComesWithTheException()
    {
        await using var server = await EchoServer.StartAsync();
        var request = new EchoRequest { FailWith = (int)StatusCode.InvalidArgument };

        var failure = await Should.ThrowAsync<RpcException>(
            async () => await server.Client.SayAsync(request, new Metadata { { EchoService.EchoedTextKey, "with it" } }));

        failure.Trailers.GetValue(EchoService.EchoedTextKey).ShouldBe("with it");
    }

    [Fact]
    public async Task Metadata_ResponseHeaders_ArriveBeforeTheAnswer()
    {
        await using var server = await EchoServer.StartAsync();
        using var call = server.Client.Stream(new EchoRequest { AnswersBefore = 1, WaitForCancellation = true });
        var headers = await call.ResponseHeadersAsync.WaitAsync(TimeSpan.FromSeconds(20));
        headers.Any(entry => entry.Key == "date").ShouldBeTrue();
        headers.Any(entry => entry.Key is "content-type" or "grpc-status").ShouldBeFalse();
    }

    [Fact]
    public void Metadata_WrongKeys_AreRefused()
    {
        Should.Throw<ArgumentException>(() => new Metadata.Entry("with space", "value"));
        Should.Throw<ArgumentException>(() => new Metadata.Entry("text-bin", "value"));
        Should.Throw<ArgumentException>(() => new Metadata.Entry("bytes", [1]));
    }
}

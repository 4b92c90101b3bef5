using FeedRanking.Grpc.Tests.Peers;
using FeedRanking.Grpc.Tests.Server;
using FeedRanking.Grpc.Tests.V1;
using Google.Protobuf;
using Grpc.Core;

namespace FeedRanking.Grpc.Tests.Conformance;

/// <summary>Calls, statuses and metadata.</summary>
internal static partial class ClientCases
{
    private const string Text = "größer als 100 %: 你好 😀";

    private static readonly int[] BinaryLengths = [256, 1, 2, 3];

    private static async Task UnaryAsync(IForeignClient client)
    {
        await using var server = await EchoServer.StartAsync();

        // ghz cannot send an empty message.
        var smallest = client is GhzPeer ? new EchoRequest { Text = "x" } : new EchoRequest();
        foreach (var request in new[] { smallest, new EchoRequest { Text = Text }, new EchoRequest { AnswerBytes = 1_000_000 } })
        {
            var result = await CallAsync(client, Unary(server, request));
            result.Code.ShouldBe(StatusCode.OK, result.Detail);
            if (client is not GhzPeer)
            {
                Single(result).ShouldBe(new EchoResponse { Text = request.Text, Payload = ByteString.CopyFrom(new byte[request.AnswerBytes]) });
            }
        }

        if (client is ScriptPeer)
        {
            // Larger than a flow-control window, so it comes in many frames.
            var request = new EchoRequest { Payload = Bytes(1_000_000) };
            Single(await CallAsync(client, Unary(server, request))).Payload.ShouldBe(request.Payload);
        }
    }

    private static async Task StreamAsync(IForeignClient client)
    {
        await using var server = await EchoServer.StartAsync();
        foreach (var (count, bytes) in new[] { (0, 10), (1, 0), (50, 10), (20, 100_000) })
        {
            var result = await CallAsync(client, Streamed(server, new EchoRequest { Repeat = count, AnswerBytes = bytes }));
            result.Code.ShouldBe(StatusCode.OK, result.Detail);
            if (client is not GhzPeer)
            {
                result.Messages.Select(message => EchoResponse.Parser.ParseFrom(message).Payload.Length).ShouldBe(Enumerable.Repeat(bytes, count));
            }
        }
    }

    private static async Task BrokenStreamAsync(IForeignClient client)
    {
        await using var server = await EchoServer.StartAsync();
        var request = new EchoRequest { Text = "x", AnswersBefore = 3, FailWith = (int)StatusCode.DataLoss, FailDetail = "half" };
        var result = await CallAsync(client, Streamed(server, request));
        (result.Messages.Count, result.Code, result.Detail).ShouldBe((3, StatusCode.DataLoss, "half"));
    }

    private static async Task StatusAsync(IForeignClient client, StatusCode code)
    {
        await using var server = await EchoServer.StartAsync();
        var result = await CallAsync(client, Unary(server, new EchoRequest { FailWith = (int)code, FailDetail = "why" }));
        result.Code.ShouldBe(code, result.Detail);
        result.Detail.ShouldBe(code == StatusCode.OK ? string.Empty : "why");
    }

    private static async Task MessageAsync(IForeignClient client)
    {
        await using var server = await EchoServer.StartAsync();
        foreach (var detail in new[] { Text, "100%", "%zz %4 %" })
        {
            var result = await CallAsync(client, Unary(server, new EchoRequest { FailWith = (int)StatusCode.NotFound, FailDetail = detail }));
            result.Detail.ShouldBe(detail);
        }
    }

    private static async Task TextMetadataAsync(IForeignClient client)
    {
        await using var server = await EchoServer.StartAsync();
        var spec = Unary(server, new EchoRequest()) with
        {
            Metadata = [(EchoService.EchoedTextKey, "one, two"), (EchoService.EchoedTextKey, "~!@#$^&*()[]{}")],
        };
        var result = await CallAsync(client, spec);
        result.Code.ShouldBe(StatusCode.OK, result.Detail);

        // HTTP may join the values of a field with commas on the way.
        string.Join(", ", ValuesOf(result.Trailers, EchoService.EchoedTextKey)).ShouldBe("one, two, ~!@#$^&*()[]{}");
    }

    private static async Task BinaryMetadataAsync(IForeignClient client)
    {
        await using var server = await EchoServer.StartAsync();
        var value = Bytes(256).ToBase64();
        var result = await CallAsync(client, Unary(server, new EchoRequest()) with { Metadata = [(EchoService.EchoedBytesKey, value)] });
        result.Code.ShouldBe(StatusCode.OK, result.Detail);
        ValuesOf(result.Trailers, EchoService.EchoedBytesKey).Single().TrimEnd('=').ShouldBe(value.TrimEnd('='));
    }

    private static async Task RepeatedBinaryMetadataAsync(IForeignClient client)
    {
        await using var server = await EchoServer.StartAsync();
        var values = BinaryLengths.Select(count => Bytes(count).ToBase64()).ToArray();
        var spec = Unary(server, new EchoRequest()) with { Metadata = [.. values.Select(value => (EchoService.EchoedBytesKey, value))] };
        var result = await CallAsync(client, spec);
        result.Code.ShouldBe(StatusCode.OK, result.Detail);

        // grpcurl prints without padding.
        ValuesOf(result.Trailers, EchoService.EchoedBytesKey).Select(value => value.TrimEnd('=')).ShouldBe(values.Select(value => value.TrimEnd('=')));
    }

    private static async Task HeadersAsync(IForeignClient client)
    {
        await using var server = await EchoServer.StartAsync();
        (string, string)[] metadata = [("early-text", "abc"), ("early-bytes-bin", Bytes(3).ToBase64())];
        foreach (var spec in new[] { Unary(server, new EchoRequest()), Streamed(server, new EchoRequest { Repeat = 1 }) })
        {
            var result = await CallAsync(client, spec with { Metadata = metadata });
            result.Code.ShouldBe(StatusCode.OK, result.Detail);
            metadata.ShouldBeSubsetOf(result.Headers);
            result.Trailers.ShouldNotContain(pair => pair.Key == "early-text");
        }
    }

    private static async Task FailureTrailersAsync(IForeignClient client)
    {
        await using var server = await EchoServer.StartAsync();
        var request = new EchoRequest { FailWith = (int)StatusCode.Aborted, FailDetail = "why" };
        foreach (var spec in new[] { Unary(server, request), Streamed(server, request), Streamed(server, new EchoRequest(request) { AnswersBefore = 1 }) })
        {
            var result = await CallAsync(client, spec with { Metadata = [(EchoService.EchoedTextKey, "with it")] });
            (result.Code, result.Detail).ShouldBe((StatusCode.Aborted, "why"));

            // An answer of trailers alone is a header block to some clients.
            ValuesOf(result.Trailers.Concat(result.Headers), EchoService.EchoedTextKey).ShouldContain("with it");
        }
    }
}

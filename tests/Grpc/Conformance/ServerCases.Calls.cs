using System.Text;
using FeedRanking.Grpc.Tests.Peers;
using FeedRanking.Grpc.Tests.V1;
using Grpc.Core;

namespace FeedRanking.Grpc.Tests.Conformance;

/// <summary>Calls, statuses and metadata.</summary>
internal static partial class ServerCases
{
    private const string Text = "größer als 100 %: 你好 😀";

    private static readonly int[] BinaryLengths = [256, 1, 2, 3];

    private static async Task UnaryAsync(ScriptPeer peer)
    {
        using var channel = Channel(await peer.ServeAsync());
        var client = new Echo.EchoClient(channel);
        foreach (var request in new[] { new EchoRequest(), new EchoRequest { Text = Text }, new EchoRequest { Payload = Bytes(1_000_000) } })
        {
            var answer = await client.SayAsync(request);
            (answer.Text, answer.Payload).ShouldBe((request.Text, request.Payload));
        }

        (await client.SayAsync(new EchoRequest(), new ServerPlan { AnswerBytes = 1_000_000 }.ToMetadata())).Payload.Length.ShouldBe(1_000_000);
    }

    private static async Task StreamAsync(ScriptPeer peer)
    {
        using var channel = Channel(await peer.ServeAsync());
        foreach (var (count, bytes) in new[] { (0, 10), (1, 0), (50, 10), (20, 100_000) })
        {
            var plan = new ServerPlan { Repeat = count, AnswerBytes = bytes };
            using var call = new Echo.EchoClient(channel).Stream(new EchoRequest(), plan.ToMetadata());
            var sizes = new List<int>();
            await foreach (var answer in call.ResponseStream.ReadAllAsync())
            {
                sizes.Add(answer.Payload.Length);
            }

            sizes.ShouldBe(Enumerable.Repeat(bytes, count));
        }
    }

    private static async Task BrokenStreamAsync(ScriptPeer peer)
    {
        using var channel = Channel(await peer.ServeAsync());
        var plan = new ServerPlan { AnswersBefore = 3, FailWith = (int)StatusCode.DataLoss, FailDetail = "half" };
        using var call = new Echo.EchoClient(channel).Stream(new EchoRequest { Text = "x" }, plan.ToMetadata());
        var (messages, failure) = await ReadAsync(call);
        (messages, failure?.Status).ShouldBe((3, new Status(StatusCode.DataLoss, "half")));
    }

    private static async Task StatusAsync(ScriptPeer peer, StatusCode code)
    {
        using var channel = Channel(await peer.ServeAsync());
        var plan = new ServerPlan { FailWith = (int)code, FailDetail = "why" };
        using var call = new Echo.EchoClient(channel).SayAsync(new EchoRequest(), plan.ToMetadata());
        if (code == StatusCode.OK)
        {
            await call;
            call.GetStatus().ShouldBe(Status.DefaultSuccess);
        }
        else
        {
            (await Should.ThrowAsync<RpcException>(async () => await call)).Status.ShouldBe(new Status(code, "why"));
        }
    }

    private static async Task MessageAsync(ScriptPeer peer)
    {
        using var channel = Channel(await peer.ServeAsync());
        foreach (var detail in new[] { Text, "100%", "%zz %4 %" })
        {
            var failure = await FailureOf(new Echo.EchoClient(channel), new ServerPlan { FailWith = (int)StatusCode.NotFound, FailDetail = detail });
            failure.Status.Detail.ShouldBe(detail);
        }
    }

    private static async Task TextMetadataAsync(ScriptPeer peer)
    {
        using var channel = Channel(await peer.ServeAsync());
        var metadata = new Metadata { { "echoed-text", "one, two" }, { "echoed-text", "~!@#$^&*()[]{}" } };
        using var call = new Echo.EchoClient(channel).SayAsync(new EchoRequest(), metadata);
        await call;

        // HTTP may join the values of a field with commas on the way.
        string.Join(", ", call.GetTrailers().GetAll("echoed-text").Select(entry => entry.Value)).ShouldBe("one, two, ~!@#$^&*()[]{}");
    }

    private static async Task BinaryMetadataAsync(ScriptPeer peer)
    {
        using var channel = Channel(await peer.ServeAsync());
        var value = Bytes(256).ToByteArray();
        using var call = new Echo.EchoClient(channel).SayAsync(new EchoRequest(), new Metadata { { "echoed-bytes-bin", value } });
        await call;
        call.GetTrailers().GetValueBytes("echoed-bytes-bin").ShouldBe(value);
    }

    private static async Task RepeatedBinaryMetadataAsync(ScriptPeer peer)
    {
        using var channel = Channel(await peer.ServeAsync());
        var values = BinaryLengths.Select(count => Bytes(count).ToByteArray()).ToArray();
        var metadata = new Metadata();
        foreach (var value in values)
        {
            metadata.Add("echoed-bytes-bin", value);
        }

        using var call = new Echo.EchoClient(channel).SayAsync(new EchoRequest(), metadata);
        await call;
        call.GetTrailers().GetAll("echoed-bytes-bin").Select(entry => entry.ValueBytes).ShouldBe(values);
    }

    private static async Task HeadersAsync(ScriptPeer peer)
    {
        var port = await peer.ServeAsync();
        using var channel = Channel(port);
        var metadata = new ServerPlan { Hold = true }.ToMetadata();
        metadata.Add("early-text", "abc");
        metadata.Add("early-bytes-bin", Encoding.UTF8.GetBytes(Text));
        using var unary = new Echo.EchoClient(channel).SayAsync(new EchoRequest(), metadata);
        using var stream = new Echo.EchoClient(channel).Stream(new EchoRequest(), metadata);
        foreach (var headers in new[] { await unary.ResponseHeadersAsync.WaitAsync(Patience), await stream.ResponseHeadersAsync.WaitAsync(Patience) })
        {
            headers.GetValue("early-text").ShouldBe("abc");
            headers.GetValueBytes("early-bytes-bin").ShouldBe(Encoding.UTF8.GetBytes(Text));
        }

        unary.ResponseAsync.IsCompleted.ShouldBeFalse();
        await peer.ControlAsync(port, "release");
        await unary;
        (await ReadAsync(stream)).ShouldBe((0, null));
    }

    private static async Task FailureTrailersAsync(ScriptPeer peer)
    {
        using var channel = Channel(await peer.ServeAsync());
        foreach (var answersBefore in new[] { 0, 1 })
        {
            var metadata = new ServerPlan { FailWith = (int)StatusCode.Aborted, FailDetail = "why", AnswersBefore = answersBefore }.ToMetadata();
            metadata.Add("echoed-text", "with it");
            var unary = await Should.ThrowAsync<RpcException>(async () => await new Echo.EchoClient(channel).SayAsync(new EchoRequest(), metadata));
            using var call = new Echo.EchoClient(channel).Stream(new EchoRequest { Text = "x" }, metadata);
            foreach (var failure in new[] { unary, (await ReadAsync(call)).Failure! })
            {
                failure.Status.ShouldBe(new Status(StatusCode.Aborted, "why"));
                failure.Trailers.GetValue("echoed-text").ShouldBe("with it");
            }
        }
    }
}

using FeedRanking.Grpc.Tests.Server;
using FeedRanking.Grpc.Tests.V1;
using FeedRanking.Testing;
using Google.Protobuf;

namespace FeedRanking.Grpc.Tests.Fuzz;

/// <summary>Clients that only cost: another client's calls all succeed meanwhile, and nothing is kept when they have gone.</summary>
[Collection(AloneCollection.Name)]
public class SlowPeersTests
{
    private const int Slow = 50;
    private const int Idle = 1_000;
    private const int Calls = 200;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task SlowReaders_OfEndlessStreams_HarmNobodyAndEndWithTheirConnection()
    {
        await using var server = await EchoServer.StartAsync();
        var request = RawCall.Frame(new EchoRequest { Repeat = 1_000_000, AnswerBytes = 10_000 }.ToByteArray());

        // Nobody reads: the answers fill the windows, and the handlers wait.
        var readers = await OpenAsync(server, Slow, [.. Http2.Headers(1, Http2.CallFields("Stream")), .. Http2.Data(1, request)]);
        await Eventually.Async(() => server.Journal.Calls == Slow, Patience, "All streams having started");

        await CallAsync(server);

        readers.ForEach(reader => reader.Dispose());
        await Eventually.Async(() => server.Journal.EndedStreams == Slow, Patience, "All handlers ending");
    }

    [Fact]
    public async Task SlowWriters_OfABodyThatNeverEnds_HarmNobody()
    {
        await using var server = await EchoServer.StartAsync();
        var begin = RawCall.Frame(new EchoRequest { Payload = ByteString.CopyFrom(new byte[10_000]) }.ToByteArray())[..100];
        var writers = await OpenAsync(server, Slow, [.. Http2.Headers(1, Http2.CallFields()), .. Http2.Data(1, begin, endStream: false)]);

        for (var i = 0; i < 10; i++)
        {
            foreach (var writer in writers)
            {
                await writer.SendAsync(Http2.Data(1, [0], endStream: false));
            }

            await CallAsync(server, Calls / 10);
        }

        // Half a frame, and half a header block.
        foreach (var writer in writers)
        {
            await writer.SendAsync(Http2.Headers(3, Http2.CallFields()).AsMemory(0, 20));
        }

        await CallAsync(server);
        writers.ForEach(writer => writer.Dispose());
        await CallAsync(server);
    }

    [Fact]
    public async Task IdleConnections_AThousand_HarmNobody()
    {
        await using var server = await EchoServer.StartAsync();
        var idle = await OpenAsync(server, Idle, []);

        await CallAsync(server);

        // They were not forgotten: each still answers.
        foreach (var connection in idle)
        {
            await connection.UntilAnsweredAsync();
            connection.IsClosed.ShouldBeFalse();
            connection.Dispose();
        }
    }

    private static async Task<List<RawConnection>> OpenAsync(EchoServer server, int count, byte[] bytes)
    {
        var connections = new List<RawConnection>(count);
        for (var i = 0; i < count; i++)
        {
            var connection = await RawConnection.OpenAsync(server.Address);
            await connection.SendAsync(bytes);
            connections.Add(connection);
        }

        return connections;
    }

    private static async Task CallAsync(EchoServer server, int calls = Calls)
    {
        for (var i = 0; i < calls; i++)
        {
            var answer = await server.Client.PlainAsync(new EchoRequest { Text = $"{i}" }).ResponseAsync.WaitAsync(Patience);
            answer.Text.ShouldBe($"{i}");
        }
    }
}

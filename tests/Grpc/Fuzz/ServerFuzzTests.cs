using FeedRanking.Grpc.Tests.Server;
using FeedRanking.Grpc.Tests.V1;
using FeedRanking.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FeedRanking.Grpc.Tests.Fuzz;

/// <summary>
/// 20,000 malformed calls, frames and byte streams at one server, the same each time. After each batch a proper call on another connection
/// succeeds; at the end the process holds no more than before.
/// </summary>
[Collection(AloneCollection.Name)]
public class ServerFuzzTests
{
    private const int Bodies = 8_000;
    private const int HeaderFields = 6_000;
    private const int Frames = 4_000;
    private const int ByteStreams = 2_000;
    private const int Batch = 1_000;
    private const int CallsAtOnce = 32;
    private const long MemorySlack = 2 * 1024 * 1024;
    private const int HandleSlack = 16;
    private const int Passes = 3;

    private static readonly TimeSpan SettleLimit = TimeSpan.FromSeconds(5);

    private int _cases;

    [Fact]
    public async Task Server_Of20000MalformedThings_AnswersEachRightAndKeepsNothing()
    {
        var log = new ErrorLog();
        await using var server = await EchoServer.StartAsync(services: services => services.AddSingleton<ILoggerProvider>(log));
        await RunAsync(server, seed: 1, share: 20);

        // What earlier tests have left in pools may move meanwhile, and a leak grows each time: so one quiet pass of three is enough.
        var growth = new List<string>();
        for (var before = await SettleAsync(); growth.Count < Passes; before = await SettleAsync())
        {
            _cases = 0;
            await RunAsync(server, seed: 2, share: 1);
            _cases.ShouldBe(Bodies + HeaderFields + Frames + ByteStreams);
            if (await FallsBackAsync(before) is not { } grown)
            {
                break;
            }

            growth.Add(grown);
        }

        growth.Count.ShouldBeLessThan(Passes, string.Join("; ", growth));
#if RESTRICTED_PACKAGES
        log.Errors.ShouldBeEmpty("what a caller does wrong is no error of the server's");
#endif
    }

    private async Task RunAsync(EchoServer server, int seed, int share)
    {
        var random = new Random(seed);
        await InBatchesAsync(server, Bodies / share, count => CallsAsync(server, random, count, CallCases.Body));
        await InBatchesAsync(server, HeaderFields / share, count => CallsAsync(server, random, count, CallCases.Headers));
        await InBatchesAsync(server, Frames / share, count => FramesAsync(server, random, count));
        await InBatchesAsync(server, ByteStreams / share, count => BytesAsync(server, random, count));
    }

    private async Task InBatchesAsync(EchoServer server, int total, Func<int, Task> runAsync)
    {
        for (var left = total; left > 0; left -= Batch)
        {
            var count = Math.Min(left, Batch);
            await runAsync(count);
            _cases += count;
            (await server.Client.SayAsync(new EchoRequest { Text = "healthy" }).ResponseAsync.WaitAsync(Eventually.DefaultTimeout)).Text.ShouldBe("healthy");
        }
    }

    /// <summary>Many on one connection, which must survive all of them.</summary>
    private static async Task CallsAsync(EchoServer server, Random random, int count, Func<Random, CallCase> make)
    {
        using var connection = await RawConnection.OpenAsync(server.Address);
        for (var left = count; left > 0; left -= CallsAtOnce)
        {
            var cases = Enumerable.Range(0, Math.Min(left, CallsAtOnce)).Select(_ => (Case: make(random), Stream: connection.NextStream())).ToArray();
            await connection.SendAsync(cases.SelectMany(one => one.Case.ToFrames(one.Stream, random)).ToArray());
            await connection.UntilEndedAsync([.. cases.Select(one => one.Stream)]);
            connection.IsClosed.ShouldBeFalse($"GOAWAY {connection.GoAwayCode} after one of: {string.Join("; ", cases.Select(one => one.Case.Name))}");
            foreach (var (one, stream) in cases)
            {
                var outcome = connection.Take(stream);
                one.Accepts(outcome).ShouldBeTrue($"{one.Name} → {outcome}");
            }
        }
    }

    /// <summary>Each frame is answered, ignored, or ends the connection; a ping after it tells which.</summary>
    private static async Task FramesAsync(EchoServer server, Random random, int count)
    {
        var connection = await RawConnection.OpenAsync(server.Address);
        try
        {
            for (var i = 0; i < count; i++)
            {
                await connection.SendAsync(ConnectionCases.Frame(random, connection.NextStream()));
                await connection.UntilAnsweredAsync();
                if (connection.IsClosed)
                {
                    connection.Dispose();
                    connection = await RawConnection.OpenAsync(server.Address);
                }
            }
        }
        finally
        {
            connection.Dispose();
        }
    }

    /// <summary>A connection for each; the server must close it when nothing more can come.</summary>
    private static async Task BytesAsync(EchoServer server, Random random, int count)
    {
        for (var i = 0; i < count; i++)
        {
            using var connection = await RawConnection.OpenAsync(server.Address);
            await connection.SendAsync(ConnectionCases.Bytes(random));
            await connection.UntilClosedAsync();
        }
    }

    /// <summary>Null when memory and handles are what they were, else how much they have grown.</summary>
    private static async Task<string?> FallsBackAsync((long Memory, int Handles) before)
    {
        var now = before;
        try
        {
            await Eventually.Async(
                async () =>
                {
                    now = await SettleAsync();
                    return now.Memory < before.Memory + MemorySlack && now.Handles < before.Handles + HandleSlack;
                },
                SettleLimit);
            return null;
        }
        catch (TimeoutException)
        {
            return $"memory {before.Memory:N0} → {now.Memory:N0} bytes, handles {before.Handles} → {now.Handles}";
        }
    }

    private static async Task<(long Memory, int Handles)> SettleAsync()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        await Task.Yield();
        return (GC.GetTotalMemory(forceFullCollection: true), OpenHandles());
    }

    private static int OpenHandles() => Directory.Exists("/proc/self/fd") ? Directory.GetFiles("/proc/self/fd").Length : 0;
}

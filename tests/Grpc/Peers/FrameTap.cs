using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace FeedRanking.Grpc.Tests.Peers;

/// <summary>
/// Stands between a client and a server, passes every byte on, and counts HTTP/2's frames: what both sides say about pings, GOAWAY and
/// connections is proven on the wire. New connections go to <see cref="TargetPort"/>, which may change, as behind a load balancer.
/// </summary>
internal sealed class FrameTap : IAsyncDisposable
{
    private const int PrefaceLength = 24;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<TcpClient> _open = [];
    private readonly ConcurrentBag<Task> _tasks = [];
    private readonly ConcurrentDictionary<(bool FromServer, FrameType Type, bool Acknowledges), int> _counts = new();
    private int _connections;

    public FrameTap(int targetPort)
    {
        TargetPort = targetPort;
        _listener.Start();
        _tasks.Add(AcceptAsync());
    }

    public int TargetPort { get; set; }

    public string Address => $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public int Connections => Volatile.Read(ref _connections);

    /// <summary>How many frames of a type have passed; for SETTINGS and PING those that acknowledge are counted apart.</summary>
    public int Count(bool fromServer, FrameType type, bool acknowledges = false) => _counts.GetValueOrDefault((fromServer, type, acknowledges));

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        foreach (var client in _open)
        {
            client.Dispose();
        }

        await Task.WhenAll(_tasks);
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            TcpClient client;
            try
            {
                client = await _listener.AcceptTcpClientAsync();
            }
            catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
            {
                return;
            }

            Interlocked.Increment(ref _connections);
            _open.Add(client);
            _tasks.Add(ServeAsync(client));
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        var server = new TcpClient { NoDelay = true };
        client.NoDelay = true;
        _open.Add(server);
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, TargetPort);
            var toServer = PumpAsync(client, server, fromServer: false);
            var toClient = PumpAsync(server, client, fromServer: true);

            // A side that breaks ends both; one that only stops writing does not.
            await await Task.WhenAny(toServer, toClient);
            await Task.WhenAll(toServer, toClient);
        }
        catch (Exception ended) when (ended is SocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // One side has gone; the other is told below.
        }
        finally
        {
            client.Dispose();
            server.Dispose();
        }
    }

    private async Task PumpAsync(TcpClient from, TcpClient to, bool fromServer)
    {
        var counter = new FrameCounter(fromServer ? 0 : PrefaceLength, (type, flags) => _counts.AddOrUpdate(
            (fromServer, type, type is FrameType.Settings or FrameType.Ping && (flags & 1) != 0), 1, static (_, count) => count + 1));
        var (source, sink, socket, buffer) = (from.GetStream(), to.GetStream(), to.Client, new byte[64 * 1024]);
        while (await source.ReadAsync(buffer) is > 0 and var read)
        {
            counter.Look(buffer.AsSpan(0, read));
            await sink.WriteAsync(buffer.AsMemory(0, read));
        }

        socket.Shutdown(SocketShutdown.Send);
    }
}

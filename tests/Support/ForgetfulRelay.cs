using System.Net;
using System.Net.Sockets;

namespace FeedRanking.Testing;

/// <summary>
/// Relays TCP connections to a server, and can forget those that stand, as a router does that lost its table: they stay open at the
/// client's end and nothing comes through any more, while new ones work.
/// </summary>
public sealed class ForgetfulRelay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly IPEndPoint _server;
    private readonly Task _accepting;
    private volatile int _generation;
    private int _connections;

    private ForgetfulRelay(IPEndPoint server)
    {
        _server = server;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>host:port for the client.</summary>
    public string Address => _listener.LocalEndpoint.ToString()!;

    /// <summary>Connections made so far.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>Starts relaying.</summary>
    /// <param name="server">IP address and port of the server.</param>
    public static ForgetfulRelay Start(string server) => new(IPEndPoint.Parse(server));

    /// <summary>What the present connections carry from now on vanishes.</summary>
    public void Forget() => _generation++;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var relaying = new List<Task>();
        try
        {
            while (true)
            {
                relaying.Add(RelayAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
                Interlocked.Increment(ref _connections);
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(relaying);
        }
    }

    private async Task RelayAsync(TcpClient client)
    {
        var generation = _generation;
        using (client)
        using (var server = new TcpClient())
        {
            try
            {
                await server.ConnectAsync(_server, _stop.Token);
                await Task.WhenAny(
                    PumpAsync(client.GetStream(), server.GetStream(), generation), PumpAsync(server.GetStream(), client.GetStream(), generation));
            }
            catch (Exception error) when (error is SocketException or OperationCanceledException)
            {
                // The server is away, or we end: the client sees its connection closed.
            }
        }
    }

    private async Task PumpAsync(NetworkStream from, NetworkStream to, int generation)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReadAsync(buffer, _stop.Token) is var read and > 0)
            {
                if (generation == _generation)
                {
                    await to.WriteAsync(buffer.AsMemory(0, read), _stop.Token);
                }
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The other direction ended first.
        }
    }
}

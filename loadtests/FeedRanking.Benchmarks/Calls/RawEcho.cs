using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace FeedRanking.Benchmarks.Calls;

/// <summary>Server and clients over plain sockets on the loopback, a connection per caller: a message with its length goes, the same one comes back.</summary>
internal sealed class RawEcho : IDisposable
{
    private const int LengthBytes = sizeof(int);
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly List<(Socket Socket, byte[] Message, byte[] Answer)> _clients = [];

    public RawEcho(int callers, int bytes)
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(callers);
        for (var i = 0; i < callers; i++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            socket.Connect(_listener.LocalEndPoint!);
            var message = new byte[LengthBytes + bytes];
            BinaryPrimitives.WriteInt32LittleEndian(message, bytes);
            _clients.Add((socket, message, new byte[message.Length]));
            var server = _listener.Accept();
            server.NoDelay = true;
            _ = ServeAsync(server, message.Length);
        }
    }

    public async ValueTask CallAsync(int caller)
    {
        var (socket, message, answer) = _clients[caller];
        await socket.SendAsync(message);
        await ReceiveAsync(socket, answer);
    }

    public void Dispose()
    {
        _clients.ForEach(client => client.Socket.Dispose());
        _listener.Dispose();
    }

    private static async Task ServeAsync(Socket socket, int bytes)
    {
        using (socket)
        {
            var message = new byte[bytes];
            while (await ReceiveAsync(socket, message))
            {
                await socket.SendAsync(message);
            }
        }
    }

    // False when the other side has gone.
    private static async ValueTask<bool> ReceiveAsync(Socket socket, byte[] message)
    {
        for (var received = 0; received < message.Length;)
        {
            var more = await socket.ReceiveAsync(message.AsMemory(received));
            if (more == 0)
            {
                return false;
            }

            received += more;
        }

        return true;
    }
}

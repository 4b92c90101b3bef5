using System.Net;
using System.Net.Sockets;
using System.Text;
using FeedRanking.FeedGateway.Tests.Edge.Fuzz;
using FeedRanking.FeedGateway.Tests.Fakes;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace FeedRanking.FeedGateway.Tests.Edge.Raw;

/// <summary>The gateway behind a real socket of the loopback, and clients that write bytes.</summary>
internal sealed class KestrelGateway : IDisposable
{
    /// <summary>Far more than any answer takes, also on a crowded machine: what is later counts as a hang.</summary>
    public static readonly TimeSpan NoHang = TimeSpan.FromSeconds(60);

    private readonly GatewayHost _host = new() { Now = FuzzTarget.Now };

    public KestrelGateway()
    {
        _host.Settings["Logging:LogLevel:Default"] = "None";
        _host.UseKestrel(0);
        _host.StartServer();
        var addresses = _host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        Address = new Uri($"http://127.0.0.1:{new Uri(addresses.Addresses.First()).Port}");
    }

    public Uri Address { get; }

    public FakeKafka Kafka => _host.Kafka;

    public async Task<Socket> ConnectAsync(int? receiveBufferBytes = null)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        if (receiveBufferBytes is { } bytes)
        {
            socket.ReceiveBufferSize = bytes;
        }

        await socket.ConnectAsync(IPAddress.Loopback, Address.Port).WaitAsync(NoHang);
        return socket;
    }

    /// <summary>Sends bytes and reads until the server closes.</summary>
    /// <param name="request">What to send.</param>
    /// <param name="patience">How long the client waits for the next byte before it goes away; null: until the server closes.</param>
    public async Task<RawAnswer> SendAsync(byte[] request, TimeSpan? patience = null)
    {
        using var socket = await ConnectAsync();
        // The server may answer and close before it has read all: then the rest cannot be written, and the answer counts all the same.
        var writing = WriteAsync(socket, request);
        var answer = await ReadToEndAsync(socket, patience);
        await writing.WaitAsync(NoHang);
        return answer;
    }

    public static async Task<RawAnswer> ReadToEndAsync(Socket socket, TimeSpan? patience = null)
    {
        var text = new StringBuilder();
        var buffer = new byte[16_384];
        var hasLeft = false;
        while (true)
        {
            using var waiting = new CancellationTokenSource(hasLeft || patience is null ? NoHang : patience.Value);
            try
            {
                var read = await socket.ReceiveAsync(buffer, waiting.Token);
                if (read == 0)
                {
                    break;
                }

                text.Append(Encoding.Latin1.GetString(buffer, 0, read));
            }
            catch (SocketException)
            {
                // Closed by force, after what was read.
                break;
            }
            catch (OperationCanceledException) when (patience is not null && !hasLeft)
            {
                // To Kestrel, a client that says that it sends no more is a client that has gone.
                hasLeft = true;
                socket.Shutdown(SocketShutdown.Send);
            }
        }

        return RawAnswer.Parse(text.ToString());
    }

    public void Dispose() => _host.Dispose();

    private static async Task WriteAsync(Socket socket, byte[] request)
    {
        try
        {
            await socket.SendAsync(request);
        }
        catch (SocketException)
        {
            // See above.
        }
    }
}

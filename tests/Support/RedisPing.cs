using System.Net.Sockets;
using System.Text;

namespace FeedRanking.Testing;

/// <summary>Asks a Redis server whether it is ready, without a client library.</summary>
internal static class RedisPing
{
    /// <summary>True when the server on a loopback port answers PING with PONG.</summary>
    public static async Task<bool> AnswersAsync(int port)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", port);
            var stream = client.GetStream();
            await stream.WriteAsync("PING\r\n"u8.ToArray());
            var answer = new byte[16];
            var read = await stream.ReadAsync(answer);

            // While it still loads its append-only file, Redis answers "-LOADING".
            return Encoding.ASCII.GetString(answer, 0, read).StartsWith("+PONG", StringComparison.Ordinal);
        }
        catch (Exception error) when (error is SocketException or IOException)
        {
            return false;
        }
    }
}

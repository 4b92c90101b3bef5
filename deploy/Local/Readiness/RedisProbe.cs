using System.Net.Sockets;
using System.Text;

namespace FeedRanking.Local.Readiness;

/// <summary>Asks a Redis server whether it serves.</summary>
internal static class RedisProbe
{
    /// <summary>True when PING is answered with PONG (while it still reads its append-only file, Redis answers "-LOADING").</summary>
    public static async Task<bool> AnswersAsync(string address, CancellationToken cancel)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(HostPort.Host(address), HostPort.Port(address), cancel);
            var stream = client.GetStream();
            await stream.WriteAsync("PING\r\n"u8.ToArray(), cancel);
            var answer = new byte[64];
            var read = await stream.ReadAsync(answer, cancel);
            return Encoding.ASCII.GetString(answer, 0, read).StartsWith("+PONG", StringComparison.Ordinal);
        }
        catch (Exception silent) when (silent is SocketException or IOException)
        {
            return false;
        }
    }
}

using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FeedRanking.FeatureStore.Tests;

/// <summary>Sends one inline command, without the store's own client.</summary>
internal static class RedisPlain
{
    public static async Task<string> SendAsync(string address, string command)
    {
        var endPoint = IPEndPoint.Parse(address);
        using var client = new TcpClient();
        await client.ConnectAsync(endPoint);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(command + "\r\n"));
        var answer = new byte[1_024];
        return Encoding.ASCII.GetString(answer, 0, await stream.ReadAsync(answer));
    }
}

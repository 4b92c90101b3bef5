using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using FeedRanking.Grpc.Tests.Server;
using Google.Protobuf;

namespace FeedRanking.Grpc.Tests;

/// <summary>Calls made by hand, byte by byte, for what a well-behaved client never sends.</summary>
internal static class RawCall
{
    public static HttpRequestMessage To(EchoServer server, string method, IMessage message, params (string Name, string Value)[] headers) =>
        To(server, method, Frame(message.ToByteArray()), headers);

    public static HttpRequestMessage To(EchoServer server, string method, byte[] body, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Address, $"/echo.v1.Echo/{method}"))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(body),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        request.Headers.TryAddWithoutValidation("te", "trailers");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    public static byte[] Frame(byte[] payload, byte flag = 0)
    {
        var frame = new byte[5 + payload.Length];
        frame[0] = flag;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), payload.Length);
        payload.CopyTo(frame, 5);
        return frame;
    }
}

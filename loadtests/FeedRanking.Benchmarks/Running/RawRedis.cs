using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FeedRanking.Benchmarks.Running;

/// <summary>Redis over a plain socket, one request at a time: as little as a client can do. Understands just what the ratios ask.</summary>
internal sealed class RawRedis : IDisposable
{
    private const int BufferBytes = 1 << 20;
    private static readonly byte[] LineEnd = "\r\n"u8.ToArray();

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[BufferBytes];

    public RawRedis(string address) => _socket.Connect(IPEndPoint.Parse(address));

    /// <summary>Encodes a request.</summary>
    public static byte[] Encode(params ReadOnlySpan<byte[]> words)
    {
        using var request = new MemoryStream();
        request.Write(Encoding.ASCII.GetBytes($"*{words.Length}\r\n"));
        foreach (var word in words)
        {
            request.Write(Encoding.ASCII.GetBytes($"${word.Length}\r\n"));
            request.Write(word);
            request.Write(LineEnd);
        }

        return request.ToArray();
    }

    /// <summary>Sends an encoded request and reads its whole answer, which fits into the buffer.</summary>
    /// <returns>The answer's length in bytes.</returns>
    /// <exception cref="InvalidOperationException">Redis answered with an error.</exception>
    public int Ask(byte[] request)
    {
        _socket.Send(request);
        var received = 0;
        while (!RespAnswer.IsWhole(_buffer.AsSpan(0, received)))
        {
            var more = _socket.Receive(_buffer.AsSpan(received));
            received += more > 0 ? more : throw new InvalidOperationException("Redis closed the connection, or the answer exceeds the buffer.");
        }

        return _buffer[0] != '-' ? received : throw new InvalidOperationException(Encoding.UTF8.GetString(_buffer, 0, received));
    }

    public void Dispose() => _socket.Dispose();
}

using System.Buffers.Binary;
using System.Net.Sockets;
using FeedRanking.Grpc.Tests.Peers;

namespace FeedRanking.Grpc.Tests.Fuzz;

/// <summary>A connection that sends whatever bytes it is given, and reads frames until what it waits for has come.</summary>
internal sealed class RawConnection : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TcpClient _client = new() { NoDelay = true };
    private readonly Dictionary<int, StreamOutcome> _streams = [];
    private NetworkStream? _bytes;
    private byte[] _buffer = new byte[32 * 1024];
    private int _filled;
    private int _nextStream = 1;
    private int _pingsSent;
    private int _pingsAnswered;
    private bool _hasEnded;

    /// <summary>Gets a value indicating whether the server has closed it, or said that it will.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Gets the error code of GOAWAY.</summary>
    public int? GoAwayCode { get; private set; }

    public static async Task<RawConnection> OpenAsync(Uri address)
    {
        var connection = new RawConnection();
        await connection._client.ConnectAsync(address.Host, address.Port);
        connection._bytes = connection._client.GetStream();
        await connection.SendAsync(Http2.Opening);
        return connection;
    }

    public int NextStream()
    {
        var stream = _nextStream;
        _nextStream += 2;
        _streams[stream] = new StreamOutcome();
        return stream;
    }

    /// <summary>Takes a stream's outcome out.</summary>
    public StreamOutcome Take(int stream) => _streams.Remove(stream, out var outcome) ? outcome : new StreamOutcome();

    public async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            await _bytes!.WriteAsync(bytes);
        }
        catch (IOException)
        {
            // The server has closed; what it said before is still to be read.
        }
    }

    /// <summary>Reads until all streams have ended or the connection has.</summary>
    public Task UntilEndedAsync(IReadOnlyCollection<int> streams) =>
        UntilAsync(() => streams.All(stream => _streams[stream].HasEnded));

    /// <summary>Sends a ping and reads until it is answered or the connection has ended.</summary>
    public async Task UntilAnsweredAsync()
    {
        await SendAsync(Http2.Frame(FrameType.Ping, 0, 0, new byte[8]));
        _pingsSent++;
        await UntilAsync(() => _pingsAnswered >= _pingsSent);
    }

    /// <summary>Stops writing and reads until the server closes too.</summary>
    public async Task UntilClosedAsync()
    {
        try
        {
            _client.Client.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            // Reset by the server already.
        }

        await UntilAsync(() => false);
    }

    public void Dispose() => _client.Dispose();

    private async Task UntilAsync(Func<bool> done)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!done() && !_hasEnded)
        {
            int read;
            try
            {
                read = await _bytes!.ReadAsync(_buffer.AsMemory(_filled), limit.Token);
            }
            catch (IOException)
            {
                read = 0;
            }
            catch (OperationCanceledException late)
            {
                throw new TimeoutException("The server neither answered nor closed the connection.", late);
            }

            if (read == 0)
            {
                IsClosed = _hasEnded = true;
                return;
            }

            _filled += read;
            Parse();
        }
    }

    private void Parse()
    {
        var start = 0;
        while (_filled - start >= 9)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(_buffer.AsSpan(start)) >> 8 & 0xff_ffff;
            if (_filled - start < 9 + length)
            {
                break;
            }

            See(_buffer.AsSpan(start, 9), _buffer.AsSpan(start + 9, length));
            start += 9 + length;
        }

        _buffer.AsSpan(start, _filled - start).CopyTo(_buffer);
        _filled -= start;
        if (_buffer.Length - _filled < 1024)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }
    }

    private void See(ReadOnlySpan<byte> header, ReadOnlySpan<byte> payload)
    {
        var (type, flags) = ((FrameType)header[3], header[4]);
        var stream = BinaryPrimitives.ReadInt32BigEndian(header[5..]);
        if (type == FrameType.GoAway)
        {
            IsClosed = true;
            GoAwayCode = BinaryPrimitives.ReadInt32BigEndian(payload[4..]);
        }
        else if (type == FrameType.Ping && (flags & Http2.Acknowledges) != 0)
        {
            _pingsAnswered++;
        }
        else if (_streams.TryGetValue(stream, out var outcome))
        {
            SeeStream(type, flags, payload, outcome);
        }
    }

    private static void SeeStream(FrameType type, byte flags, ReadOnlySpan<byte> payload, StreamOutcome outcome)
    {
        switch (type)
        {
            case FrameType.Headers:
                HeaderBlockReader.Read(payload, outcome);
                break;
            case FrameType.ResetStream when !outcome.HasEnded:
                outcome.ResetCode = BinaryPrimitives.ReadInt32BigEndian(payload);
                outcome.HasEnded = true;
                break;
        }

        if (type is FrameType.Headers or FrameType.Data && (flags & Http2.EndStream) != 0)
        {
            outcome.HasEnded = true;
        }
    }
}

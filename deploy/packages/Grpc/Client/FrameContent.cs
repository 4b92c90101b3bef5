using System.Net;
using System.Net.Http.Headers;
using Grpc.Shared;

namespace Grpc.Net.Client.Internal;

/// <summary>
/// The body of a request: one frame in a rented array. The array goes back to the pool when the call has ended and no write uses it;
/// where a write still runs then (the call was cancelled), the array is left to the garbage collector.
/// </summary>
internal sealed class FrameContent : HttpContent
{
    private const int Idle = 0;
    private const int Writing = 1;
    private const int Released = 2;

    private static readonly MediaTypeHeaderValue GrpcMediaType = new(GrpcNames.ContentType);

    private readonly PooledFrame _frame;
    private int _state = Idle;

    public FrameContent(PooledFrame frame)
    {
        _frame = frame;
        Headers.ContentType = GrpcMediaType;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (Interlocked.CompareExchange(ref _state, Writing, Idle) != Idle)
        {
            return Task.FromException(new ObjectDisposedException(nameof(FrameContent)));
        }

        var write = stream.WriteAsync(_frame.Memory, cancellationToken);
        if (write.IsCompletedSuccessfully)
        {
            Interlocked.CompareExchange(ref _state, Idle, Writing);
            return Task.CompletedTask;
        }

        return FinishAsync(write);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _frame.Memory.Length;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && Interlocked.Exchange(ref _state, Released) == Idle)
        {
            _frame.Return();
        }

        base.Dispose(disposing);
    }

    private async Task FinishAsync(ValueTask write)
    {
        await write.ConfigureAwait(false);
        Interlocked.CompareExchange(ref _state, Idle, Writing);
    }
}

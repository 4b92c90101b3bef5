using Grpc.Core;

namespace FeedRanking.Grpc.Tests.Server;

/// <summary>What the service of one test server has seen; tests wait for it.</summary>
internal sealed class CallJournal
{
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _calls;
    private int _cancelledCalls;
    private int _endedStreams;

    /// <summary>Gets how many calls have reached a handler.</summary>
    public int Calls => Volatile.Read(ref _calls);

    /// <summary>Gets how many handlers have seen their token cancelled.</summary>
    public int CancelledCalls => Volatile.Read(ref _cancelledCalls);

    /// <summary>Gets how many handlers of streams have ended, in whatever way.</summary>
    public int EndedStreams => Volatile.Read(ref _endedStreams);

    /// <summary>Gets a task that ends when the test lets held calls go.</summary>
    public Task Released => _released.Task;

    public DateTime Deadline { get; private set; }

    public string Method { get; private set; } = string.Empty;

    public string Peer { get; private set; } = string.Empty;

    public string? UserAgent { get; private set; }

    /// <summary>Gets a task that ends when a call has reached the handler.</summary>
    public Task HandlerStarted => _started.Task;

    /// <summary>Gets a task that ends when a handler has seen its token cancelled.</summary>
    public Task HandlerCancelled => _cancelled.Task;

    public void Started(ServerCallContext context)
    {
        Deadline = context.Deadline;
        Method = context.Method;
        Peer = context.Peer;
        UserAgent = context.RequestHeaders.GetValue("user-agent");
        Interlocked.Increment(ref _calls);
        _started.TrySetResult();
    }

    public void Release() => _released.TrySetResult();

    public void StreamEnded() => Interlocked.Increment(ref _endedStreams);

    public void SawCancellation()
    {
        Interlocked.Increment(ref _cancelledCalls);
        _cancelled.TrySetResult();
    }
}

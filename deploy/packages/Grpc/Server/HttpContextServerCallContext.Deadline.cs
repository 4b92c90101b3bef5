using Grpc.Core;
using Grpc.Shared;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>
/// The end of a call. Exactly one of two ends it: the handler's return, or the deadline, which answers at once and leaves the handler
/// with a cancelled token and an answer that nobody reads.
/// </summary>
internal sealed partial class HttpContextServerCallContext
{
    private const int Running = 0;
    private const int EndedByHandler = 1;
    private const int EndedByDeadline = 2;

    private readonly Lock _writeGate = new();
    private CancellationTokenSource? _cancellation;
    private CancellationTokenRegistration _abortRegistration;
    private ITimer? _deadlineTimer;
    private TaskCompletionSource? _deadlineAnswered;
    private Task _pendingWrite = Task.CompletedTask;
    private DateTime _deadline = DateTime.MaxValue;
    private bool _bodyStarted;
    private int _state = Running;

    protected override DateTime DeadlineCore => _deadline;

    protected override CancellationToken CancellationTokenCore => _cancellation?.Token ?? HttpContext.RequestAborted;

    /// <summary>Gets the token to read the request with; only a deadline makes one necessary, for a broken connection ends reads by itself.</summary>
    public CancellationToken ReadToken => _cancellation?.Token ?? CancellationToken.None;

    /// <summary>Starts the clock when the caller has sent a time-out.</summary>
    public void StartDeadline()
    {
        if (!HttpContext.Request.Headers.TryGetValue(GrpcNames.TimeoutHeader, out var value) || !GrpcTimeout.TryParse(value.ToString(), out var timeout))
        {
            return;
        }

        timeout = timeout < GrpcTimeout.Longest ? timeout : GrpcTimeout.Longest;
        _deadline = TimeProvider.System.GetUtcNow().UtcDateTime + timeout;
        _cancellation = new CancellationTokenSource();
        _abortRegistration = HttpContext.RequestAborted.UnsafeRegister(
            static state => ((HttpContextServerCallContext)state!)._cancellation!.Cancel(), this);
        _deadlineAnswered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _deadlineTimer = TimeProvider.System.CreateTimer(
            static state => ((HttpContextServerCallContext)state!).OnDeadline(), this, timeout, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The handler has ended. Returns whether the answer is still to be written.</summary>
    public bool TryEnd() => Interlocked.CompareExchange(ref _state, EndedByHandler, Running) == Running;

    /// <summary>Lets go of the clock; when the deadline has ended the call, waits until its answer is out.</summary>
    public ValueTask DisposeAsync()
    {
        if (_cancellation is null)
        {
            return default;
        }

        _deadlineTimer!.Dispose();
        _abortRegistration.Dispose();
        if (_state == EndedByDeadline)
        {
            return new ValueTask(_deadlineAnswered!.Task);
        }

        _cancellation.Dispose();
        return default;
    }

    private void OnDeadline()
    {
        if (Interlocked.CompareExchange(ref _state, EndedByDeadline, Running) == Running)
        {
            _ = AnswerDeadlineExceededAsync();
        }
    }

    private async Task AnswerDeadlineExceededAsync()
    {
        try
        {
            // The handler's callbacks run elsewhere: a slow one must not hold up the answer.
            var cancelling = _cancellation!.CancelAsync();
            await PendingWriteAsync().ConfigureAwait(false);
            WriteEnd(new Status(StatusCode.DeadlineExceeded, "Deadline Exceeded"));
            await HttpContext.Response.CompleteAsync().ConfigureAwait(false);
            await cancelling.ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or InvalidOperationException or AggregateException)
        {
            // The caller has gone too, or a callback of the handler threw: nobody is left to be told.
            ServerLog.DeadlineAnswerFailed(_logger, _method.FullName, exception);
        }
        finally
        {
            _deadlineAnswered!.SetResult();
        }
    }

    private async Task PendingWriteAsync()
    {
        Task pending;
        lock (_writeGate)
        {
            pending = _pendingWrite;
        }

        // Cancelled with the call, so it ends at once; how it ends is the handler's affair.
        await pending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}

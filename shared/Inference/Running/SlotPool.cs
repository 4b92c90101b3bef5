using Microsoft.ML.OnnxRuntime;

namespace FeedRanking.Inference.Running;

/// <summary>
/// The slots of one model: as many runs at a time as there are slots, a bounded number of callers waiting in order of arrival. Owns the
/// session, which is closed when the pool is and the last slot has come back, so a model may be replaced under load.
/// </summary>
internal sealed class SlotPool : IDisposable
{
    private readonly InferenceSession _session;
    private readonly RunSlot[] _free;
    private readonly SemaphoreSlim _available;
    private readonly Lock _lock = new();
    private readonly int _maxWaiting;
    private int _freeCount;
    private int _waiting;
    private bool _closed;

    public SlotPool(InferenceSession session, IReadOnlyList<RunSlot> slots, int maxWaiting)
    {
        _session = session;
        _free = [.. slots];
        _freeCount = _free.Length;
        _available = new SemaphoreSlim(_free.Length, _free.Length);
        _maxWaiting = maxWaiting;
    }

    /// <summary>Number of slots.</summary>
    public int Count => _free.Length;

    /// <summary>Takes a slot when one is free now.</summary>
    public RunSlot? TryTake() => _available.Wait(0) ? Pop() : null;

    /// <summary>Takes a slot, waiting for one.</summary>
    /// <exception cref="ModelBusyException">Too many wait already.</exception>
    public async ValueTask<RunSlot> TakeAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _waiting) > _maxWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            throw new ModelBusyException($"All {Count} runs are in use and {_maxWaiting} callers wait already (Inference:MaxWaiting).");
        }

        try
        {
            await _available.WaitAsync(cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }

        return Pop();
    }

    public void Return(RunSlot slot)
    {
        lock (_lock)
        {
            _free[_freeCount++] = slot;
            if (_closed)
            {
                CloseWhenIdle();
            }
        }

        _available.Release();
    }

    public void Dispose()
    {
        lock (_lock)
        {
            if (!_closed)
            {
                _closed = true;
                CloseWhenIdle();
            }
        }
    }

    private RunSlot Pop()
    {
        lock (_lock)
        {
            if (!_closed)
            {
                return _free[--_freeCount];
            }
        }

        // Passed on, so that everybody who waits learns of it.
        _available.Release();
        throw new ObjectDisposedException(nameof(OnnxModel));
    }

    private void CloseWhenIdle()
    {
        if (_freeCount < _free.Length)
        {
            return;
        }

        foreach (var slot in _free)
        {
            slot.Dispose();
        }

        _session.Dispose();
    }
}

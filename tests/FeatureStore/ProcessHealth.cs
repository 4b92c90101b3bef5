using System.Diagnostics;

namespace FeedRanking.FeatureStore.Tests;

/// <summary>Watches, while something fails, what must not suffer: no thread of the pool is blocked, no exception goes unobserved.</summary>
internal sealed class ProcessHealth : IDisposable
{
    // The pool may grow a little by itself; a blocked call each would show as many.
    private const int MoreThreadsAllowed = 16;

    private readonly int _threadsAtStart = ThreadPool.ThreadCount;
    private readonly List<Exception> _unobserved = [];
    private int _mostThreads;
    private TimeSpan _longestWait;

    public ProcessHealth() => TaskScheduler.UnobservedTaskException += Note;

    /// <summary>Looks once: how many threads there are, and how long a piece of work waits for one.</summary>
    public async Task LookAsync()
    {
        var watch = Stopwatch.StartNew();
        await Task.Run(() => _longestWait = TimeSpan.FromTicks(Math.Max(_longestWait.Ticks, watch.Elapsed.Ticks)));
        _mostThreads = Math.Max(_mostThreads, ThreadPool.ThreadCount);
    }

    /// <summary>Everything was well.</summary>
    public void ShouldBeGood()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        _unobserved.ShouldBeEmpty();
        _mostThreads.ShouldBeLessThanOrEqualTo(_threadsAtStart + MoreThreadsAllowed);

        // Were threads blocked, work would wait until the pool has grown: a second for every one or two.
        _longestWait.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    public override string ToString() =>
        $"threads {_threadsAtStart} → at most {_mostThreads}, longest wait for one {_longestWait.TotalMilliseconds:0.0} ms, {_unobserved.Count} unobserved exceptions";

    public void Dispose() => TaskScheduler.UnobservedTaskException -= Note;

    private void Note(object? sender, UnobservedTaskExceptionEventArgs args) => _unobserved.Add(args.Exception);
}

using System.Runtime.CompilerServices;

namespace FeedRanking.Pipeline;

/// <summary>Waits for work no longer than a stage may. Work that ignores its token is left behind, and its later failure observed.</summary>
internal static class Bounded
{
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public static async ValueTask<T> WaitAsync<T>(ValueTask<T> work, StageToken token)
    {
        if (work.IsCompleted)
        {
            return await work;
        }

        var task = work.AsTask();
        try
        {
            return await task.WaitAsync(token.Watch().Context.Token);
        }
        catch (OperationCanceledException) when (!task.IsCompleted)
        {
            _ = task.ContinueWith(
                static left => _ = left.Exception,
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
            throw;
        }
    }
}

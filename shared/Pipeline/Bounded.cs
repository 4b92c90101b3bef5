namespace FeedRanking.Pipeline;

/// <summary>Waits for work no longer than a token lives. Work that ignores its token is left behind, and its later failure observed.</summary>
internal static class Bounded
{
    public static async ValueTask<T> WaitAsync<T>(ValueTask<T> work, CancellationToken token)
    {
        if (work.IsCompleted)
        {
            return await work;
        }

        var task = work.AsTask();
        try
        {
            return await task.WaitAsync(token);
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

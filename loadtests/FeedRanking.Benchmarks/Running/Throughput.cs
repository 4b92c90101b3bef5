using System.Diagnostics;

namespace FeedRanking.Benchmarks.Running;

/// <summary>Closed loops: everyone asks again as soon as it has its answer.</summary>
internal static class Throughput
{
    /// <summary>Runs a second of threads that each do the same again and again.</summary>
    /// <param name="threads">How many.</param>
    /// <param name="duration">How long.</param>
    /// <param name="work">One run; it is told which thread it is on.</param>
    public static Task<double> OfThreadsAsync(int threads, TimeSpan duration, Action<int> work) => OfAsync(threads, duration, thread =>
    {
        work(thread);
        return ValueTask.CompletedTask;
    });

    /// <summary>Calls a second of callers that each wait for their answer.</summary>
    public static async Task<double> OfAsync(int callers, TimeSpan duration, Func<int, ValueTask> call)
    {
        var begin = Stopwatch.GetTimestamp();
        var calls = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            long count = 0;
            while (Stopwatch.GetElapsedTime(begin) < duration)
            {
                await call(caller);
                count++;
            }

            return count;
        })));
        return calls.Sum() / Stopwatch.GetElapsedTime(begin).TotalSeconds;
    }

    /// <summary>Nanoseconds of one run on one thread.</summary>
    /// <param name="duration">How long to repeat it.</param>
    /// <param name="work">What is repeated.</param>
    public static double NanosecondsOf(TimeSpan duration, Action work)
    {
        // The clock is read once per batch, so that it costs nothing beside what is timed.
        var (runs, batch) = (0L, 1);
        var begin = Stopwatch.GetTimestamp();
        var elapsed = TimeSpan.Zero;
        while (elapsed < duration)
        {
            for (var i = 0; i < batch; i++)
            {
                work();
            }

            runs += batch;
            elapsed = Stopwatch.GetElapsedTime(begin);
            batch = elapsed < duration / 100 ? batch * 2 : batch;
        }

        return elapsed.TotalNanoseconds / runs;
    }
}

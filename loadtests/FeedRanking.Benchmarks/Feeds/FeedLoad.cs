using System.Collections.Concurrent;
using System.Diagnostics;
using FeedRanking.Benchmarks.Running;

namespace FeedRanking.Benchmarks.Feeds;

/// <summary>Asks for feeds: as fast as some callers can, or at a steady rate.</summary>
internal sealed class FeedLoad(IReadOnlyList<SampleViewer> viewers)
{
    public const int PageSize = 20;

    private int _turn;

    /// <summary>Each caller asks again as soon as it has its feed.</summary>
    public async Task<FeedLoadResult> ClosedAsync(IFeedClient client, int callers, TimeSpan duration)
    {
        var answers = new ConcurrentBag<FeedTime>();
        var begin = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(begin) < duration)
            {
                answers.Add(await AskAsync(client, Stopwatch.GetTimestamp()));
            }
        })));
        return FeedLoadResult.Of(answers, Stopwatch.GetElapsedTime(begin));
    }

    /// <summary>So many feeds, and no more.</summary>
    public async Task<FeedLoadResult> CountedAsync(IFeedClient client, int callers, int feeds)
    {
        var (answers, asked) = (new ConcurrentBag<FeedTime>(), 0);
        var begin = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref asked) <= feeds)
            {
                answers.Add(await AskAsync(client, Stopwatch.GetTimestamp()));
            }
        })));
        return FeedLoadResult.Of(answers, Stopwatch.GetElapsedTime(begin));
    }

    /// <summary>Feeds start at a fixed rate, whatever the answers do; latency counts from the intended start.</summary>
    public async Task<FeedLoadResult> SteadyAsync(IFeedClient client, double perSecond, TimeSpan duration)
    {
        var (begin, count) = (Stopwatch.GetTimestamp(), (int)(perSecond * duration.TotalSeconds));
        var asked = new List<Task<FeedTime>>(count);
        for (var i = 0; i < count; i++)
        {
            var intended = TimeSpan.FromSeconds(i / perSecond);
            if (intended - Stopwatch.GetElapsedTime(begin) is var early && early > TimeSpan.Zero)
            {
                await Task.Delay(early, TimeProvider.System);
            }

            var intendedAt = begin + (long)(intended.TotalSeconds * Stopwatch.Frequency);
            asked.Add(Task.Run(() => AskAsync(client, intendedAt)));
        }

        var answers = await Task.WhenAll(asked);
        return FeedLoadResult.Of(answers, Stopwatch.GetElapsedTime(begin));
    }

    private async Task<FeedTime> AskAsync(IFeedClient client, long since)
    {
        var viewer = viewers[(Interlocked.Increment(ref _turn) & int.MaxValue) % viewers.Count];
        try
        {
            var outcome = await client.AskAsync(viewer.Id);
            return new FeedTime(Stopwatch.GetElapsedTime(since).TotalMilliseconds, outcome);
        }
        catch (HttpRequestException)
        {
            return new FeedTime(Stopwatch.GetElapsedTime(since).TotalMilliseconds, default);
        }
    }
}

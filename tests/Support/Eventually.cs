using System.Diagnostics;

namespace FeedRanking.Testing;

/// <summary>Waits for something that another process or thread does. The only place in the tests that waits.</summary>
public static class Eventually
{
    /// <summary>How long <see cref="Async(Func{Task{bool}}, TimeSpan?, string?)"/> waits unless told.</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Asks again and again until the condition holds.</summary>
    /// <param name="condition">What must become true.</param>
    /// <param name="timeout">The longest wait; <see cref="DefaultTimeout"/> when null.</param>
    /// <param name="what">Completes the sentence "… did not happen within".</param>
    /// <exception cref="TimeoutException">It did not.</exception>
    public static async Task Async(Func<Task<bool>> condition, TimeSpan? timeout = null, string? what = null)
    {
        var limit = timeout ?? DefaultTimeout;
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            if (watch.Elapsed > limit)
            {
                throw new TimeoutException($"{what ?? "The condition"} did not happen within {limit.TotalSeconds:0.#} s.");
            }

            await Task.Delay(Pause);
        }
    }

    /// <summary>The same for a condition that needs no waiting itself.</summary>
    public static Task Async(Func<bool> condition, TimeSpan? timeout = null, string? what = null) =>
        Async(() => Task.FromResult(condition()), timeout, what);
}

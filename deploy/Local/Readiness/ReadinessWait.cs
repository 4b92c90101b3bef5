using FeedRanking.Local.Processes;
using FeedRanking.Local.State;

namespace FeedRanking.Local.Readiness;

/// <summary>Waits until a component is ready, and says why when it never will be.</summary>
internal sealed class ReadinessWait(ReadinessProbe probe, RunFolder folder, TimeSpan limit, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits until the component answers as ready.</summary>
    /// <exception cref="LaunchException">It died, or is late; the message holds the end of its log.</exception>
    public Task UntilReadyAsync(RunningComponent component, CancellationToken cancel) =>
        UntilAsync(component, () => probe.IsReadyAsync(component, cancel), cancel);

    /// <summary>Waits until the component has written a text to its log.</summary>
    /// <exception cref="LaunchException">It died, or is late; the message holds the end of its log.</exception>
    public Task UntilLoggedAsync(RunningComponent component, string text, CancellationToken cancel) =>
        UntilAsync(component, () => Task.FromResult(LogTail.Contains(folder.LogOf(component.Name), text)), cancel);

    /// <summary>Waits until a process has ended.</summary>
    /// <exception cref="LaunchException">It is late.</exception>
    public async Task UntilGoneAsync(int pid, string startedAt, string name, CancellationToken cancel)
    {
        var begin = time.GetTimestamp();
        while (ProcessIdentity.IsAlive(pid, startedAt))
        {
            if (time.GetElapsedTime(begin) > limit)
            {
                ProcessSignal.SendKill(pid);
                throw new LaunchException($"{name} has not ended after {limit.TotalSeconds:0} s. {LogTail.Read(folder.LogOf(name))}");
            }

            await Task.Delay(Pause, time, cancel);
        }
    }

    /// <summary>Waits until a condition holds for a component that lives.</summary>
    /// <exception cref="LaunchException">It died, or is late; the message holds the end of its log.</exception>
    public async Task UntilAsync(RunningComponent component, Func<Task<bool>> condition, CancellationToken cancel)
    {
        var begin = time.GetTimestamp();
        while (!await condition())
        {
            if (!component.IsExternal && !component.IsAlive)
            {
                throw new LaunchException($"{component.Name} ended before it was ready. {LogTail.Read(folder.LogOf(component.Name))}");
            }

            if (time.GetElapsedTime(begin) > limit)
            {
                throw new LaunchException(
                    $"{component.Name} ({component.Address}) is not ready after {limit.TotalSeconds:0} s.{await probe.ExplainAsync(component, cancel)}" +
                    (component.IsExternal ? " It was given by address: does it run there?" : " " + LogTail.Read(folder.LogOf(component.Name))));
            }

            await Task.Delay(Pause, time, cancel);
        }
    }
}

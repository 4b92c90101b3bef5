using FeedRanking.Local.State;

namespace FeedRanking.Local.Processes;

/// <summary>Stops processes that we started: asks, waits, then kills. Never touches a pid that belongs to somebody else by now.</summary>
internal sealed class ProcessStopper(TimeProvider time)
{
    private static readonly TimeSpan AskLimit = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan KillLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    /// <summary>Stops several at once and returns when all are gone.</summary>
    /// <returns>Those that had to be killed.</returns>
    /// <exception cref="LaunchException">One survives even that.</exception>
    public async Task<IReadOnlyList<string>> StopAsync(IReadOnlyList<RunningComponent> components)
    {
        var alive = components.Where(component => component.IsAlive).ToList();
        foreach (var component in alive)
        {
            ProcessSignal.SendTerminate(component.Pid!.Value);

            // One that is held would hear it only then.
            ProcessSignal.SendResume(component.Pid.Value);
        }

        await WaitAsync(alive, AskLimit);

        var stubborn = alive.Where(component => component.IsAlive).ToList();
        stubborn.ForEach(component => ProcessSignal.SendKill(component.Pid!.Value));
        await WaitAsync(stubborn, KillLimit);

        foreach (var container in components.Select(component => component.Container).OfType<string>())
        {
            await Infrastructure.Docker.RemoveAsync(container);
        }

        var survivors = stubborn.Where(component => component.IsAlive).ToList();
        return survivors.Count == 0
            ? [.. stubborn.Select(component => component.Name)]
            : throw new LaunchException($"Not to be stopped: {string.Join(", ", survivors.Select(component => $"{component.Name} (pid {component.Pid})"))}.");
    }

    private async Task WaitAsync(List<RunningComponent> components, TimeSpan limit)
    {
        var begin = time.GetTimestamp();
        while (components.Exists(component => component.IsAlive) && time.GetElapsedTime(begin) < limit)
        {
            await Task.Delay(Pause, time);
        }
    }
}

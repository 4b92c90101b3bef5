using FeedRanking.Local.State;

namespace FeedRanking.Local.Processes;

/// <summary>
/// Signals parts of the running system: only those that the state file names, and only while the process is the one that was started (a pid
/// which the system has given to somebody else is left alone).
/// </summary>
internal sealed class ProcessHand(StateFile file, Action<string> report, TimeProvider time)
{
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    /// <summary>Kills parts and returns when they are gone.</summary>
    /// <exception cref="LaunchException">A name is not known, or the process survives.</exception>
    public async Task KillAsync(IReadOnlyList<string> names)
    {
        var killed = Signal(names, "killed", ProcessSignal.SendKill);
        var begin = time.GetTimestamp();
        while (killed.Exists(component => component.IsAlive))
        {
            if (time.GetElapsedTime(begin) > EndLimit)
            {
                throw new LaunchException($"Still alive after {EndLimit.TotalSeconds:0} s: {string.Join(", ", killed.Where(part => part.IsAlive).Select(part => part.Name))}.");
            }

            await Task.Delay(Pause, time);
        }
    }

    /// <summary>Holds parts.</summary>
    /// <exception cref="LaunchException">A name is not known.</exception>
    public Task PauseAsync(IReadOnlyList<string> names)
    {
        Signal(names, "held", ProcessSignal.SendPause);
        return Task.CompletedTask;
    }

    /// <summary>Lets parts go on; those that were not held notice nothing.</summary>
    /// <exception cref="LaunchException">A name is not known.</exception>
    public Task ResumeAsync(IReadOnlyList<string> names)
    {
        Signal(names, "goes on", ProcessSignal.SendResume);
        return Task.CompletedTask;
    }

    /// <summary>The names, when all are names of parts.</summary>
    /// <exception cref="LaunchException">One is not; says which there are.</exception>
    public static IReadOnlyList<string> Known(RunState? state, IReadOnlyList<string> names)
    {
        if (state is null)
        {
            throw new LaunchException("Nothing is running: ./deploy/up.sh --detach");
        }

        return names.FirstOrDefault(name => state.Find(name) is null) is { } unknown
            ? throw new LaunchException($"There is no part '{unknown}'. There are: {string.Join(", ", state.Components.Select(part => part.Name))}.")
            : names;
    }

    private List<RunningComponent> Signal(IReadOnlyList<string> names, string what, Action<int> send)
    {
        var state = file.Read();
        var parts = Known(state, names).Select(name => state!.Find(name)!).ToList();
        foreach (var part in parts)
        {
            var alive = part.IsAlive;
            if (alive)
            {
                send(part.Pid!.Value);
            }

            report(alive ? $"{part.Name}: {what}" : $"{part.Name}: {(part.IsExternal ? "not ours" : "not alive")}");
        }

        return parts;
    }
}

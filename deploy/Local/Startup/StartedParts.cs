using FeedRanking.Local.Processes;
using FeedRanking.Local.State;

namespace FeedRanking.Local.Startup;

/// <summary>
/// The state while it grows: every start is written to state.json at once, so that nothing that was started is ever unknown; and what this start
/// began is known, so that a failed one takes back exactly that.
/// </summary>
internal sealed class StartedParts(RunState state, StateFile file, RunFolder folder, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly List<RunningComponent> _begun = [];
    private RunState _state = state;

    public RunState State
    {
        get
        {
            lock (_gate)
            {
                return _state;
            }
        }
    }

    /// <summary>Starts a process and writes it down.</summary>
    public RunningComponent Start(LaunchSpec spec, int port)
    {
        var (pid, startedAt) = DetachedProcess.Start(spec, folder.LogOf(spec.Name));
        var component = new RunningComponent(
            spec.Name, pid, startedAt, port, $"127.0.0.1:{port}", spec.Container, time.GetUtcNow().ToUnixTimeMilliseconds());
        lock (_gate)
        {
            _begun.Add(component);
        }

        return Put(component);
    }

    /// <summary>Writes down something that is not ours, or that has changed.</summary>
    public RunningComponent Put(RunningComponent component)
    {
        Change(state => state.With(component));
        return component;
    }

    /// <summary>Changes the state and writes it.</summary>
    public void Change(Func<RunState, RunState> change)
    {
        lock (_gate)
        {
            _state = change(_state);
            file.Write(_state);
        }
    }

    /// <summary>Stops what this start began; what ran before runs on.</summary>
    /// <param name="stopper">Stops processes.</param>
    /// <param name="goesOn">Whether there was a system before, which is then not forgotten even where nothing of it is alive.</param>
    public async Task TakeBackAsync(ProcessStopper stopper, bool goesOn)
    {
        List<RunningComponent> begun;
        lock (_gate)
        {
            begun = [.. _begun];
        }

        await stopper.StopAsync(begun);
        if (goesOn || State.Components.Any(component => component.IsAlive))
        {
            Change(state => state);
        }
        else
        {
            file.Delete();
        }
    }
}

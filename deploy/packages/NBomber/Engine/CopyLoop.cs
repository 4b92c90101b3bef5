namespace NBomber.Engine;

/// <summary>One copy of a closed simulation: an iteration begins when the last one has ended.</summary>
internal sealed class CopyLoop(Lane lane, PhaseContext phase) : IThreadPoolWorkItem
{
    private readonly Dictionary<ScenarioRun, VirtualUser> _users = [];
    private volatile bool _leaving;

    /// <summary>The iteration under way is the last one.</summary>
    public void LeaveSoon() => _leaving = true;

    public void Execute() => _ = LoopAsync();

    private async Task LoopAsync()
    {
        while (!_leaving && lane.TakeIteration() && lane.Pick() is { } run)
        {
            if (!_users.TryGetValue(run, out var user))
            {
                _users[run] = user = run.Rent();
            }

            await user.IterateNowAsync();
        }

        lane.CopyEnded();
        phase.Leave();
    }
}

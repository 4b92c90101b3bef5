using NBomber.Pacing;

namespace NBomber.Engine;

/// <summary>A stream of planned load and the scenarios that it goes to: one scenario, or those that share a load by weight.</summary>
internal sealed class Lane(IReadOnlyList<ScenarioRun> runs, Plan plan, Random random, PhaseContext phase)
{
    private readonly IEnumerator<PlanEvent> _events = plan.Events().GetEnumerator();
    private readonly Stack<CopyLoop> _copies = new();
    private readonly Lock _gate = new();
    private int _iterations;
    private int _liveCopies;

    /// <summary>The next event; null when the plan is through.</summary>
    public PlanEvent? Next { get; private set; }

    /// <summary>Its end is not planned: copies iterate until enough has been done.</summary>
    public bool IsOpenEnded => plan.Duration is null && Volatile.Read(ref _liveCopies) > 0;

    /// <summary>Called when the last copy of an unplanned end is through.</summary>
    public Action? CopiesEnded { get; init; }

    /// <summary>Moves on to the next event of the plan.</summary>
    public bool MoveNext()
    {
        Next = _events.MoveNext() ? _events.Current : null;
        return Next is not null;
    }

    /// <summary>Does what is due. Called by the pacer's thread only.</summary>
    public void Fire(PlanEvent due)
    {
        switch (due.Action)
        {
            case PlanAction.Start when Pick() is { } run:
                var user = run.Rent();
                user.Prepare(due.At);
                phase.Session.Environment.Execute(user);
                break;
            case PlanAction.AddCopy:
                AddCopy();
                break;
            case PlanAction.RemoveCopy when _copies.TryPop(out var copy):
                copy.LeaveSoon();
                break;
            case PlanAction.End:
                End();
                break;
        }
    }

    /// <summary>No copy begins another iteration.</summary>
    public void End()
    {
        while (_copies.TryPop(out var copy))
        {
            copy.LeaveSoon();
        }
    }

    /// <summary>Leave to make one more iteration.</summary>
    public bool TakeIteration() =>
        !phase.Stop.Token.IsCancellationRequested
        && !(phase.Elapsed >= plan.Duration)
        && (plan.Iterations is not { } limit || Interlocked.Increment(ref _iterations) <= limit);

    /// <summary>The scenario whose turn it is, drawn by weight; null when all of them have been stopped.</summary>
    public ScenarioRun? Pick()
    {
        if (runs.Count == 1)
        {
            return runs[0].Stopped ? null : runs[0];
        }

        var going = runs.Where(run => !run.Stopped).ToList();
        var draw = 0;
        lock (_gate)
        {
            draw = random.Next(Math.Max(1, going.Sum(run => run.Props.Weight ?? 1)));
        }

        return going.Find(run => (draw -= run.Props.Weight ?? 1) < 0);
    }

    public void CopyEnded()
    {
        if (Interlocked.Decrement(ref _liveCopies) == 0 && plan.Duration is null)
        {
            CopiesEnded?.Invoke();
        }
    }

    private void AddCopy()
    {
        var copy = new CopyLoop(this, phase);
        _copies.Push(copy);
        Interlocked.Increment(ref _liveCopies);
        phase.Enter();
        phase.Session.Environment.Execute(copy);
    }
}

namespace FeedRanking.LoadTests.Faults;

/// <summary>When the steps of a fault began and ended, in seconds after the load's begin.</summary>
internal sealed class FaultTimes
{
    private readonly Dictionary<FaultPhase, (double Began, double Ended)> _steps = [];

    /// <summary>From then on the system is broken.</summary>
    public double BrokenAt => _steps[FaultPhase.Break].Began;

    /// <summary>Then everything that was to be broken is.</summary>
    public double AllBrokenAt => _steps[FaultPhase.Break].Ended;

    /// <summary>Then mending begins.</summary>
    public double RestoredAt => _steps[FaultPhase.Restore].Began;

    /// <summary>Then what was mended says that it is ready.</summary>
    public double ReadyAt => _steps[FaultPhase.Restore].Ended;

    /// <summary>While there is no gateway; null when it stays.</summary>
    public (double From, double To)? GatewayAway => _steps.TryGetValue(FaultPhase.GatewayAway, out var away) ? (away.Began, _steps[FaultPhase.GatewayBack].Ended) : null;

    public FaultTimes Note(FaultPhase phase, double began, double ended)
    {
        _steps[phase] = (began, ended);
        return this;
    }
}

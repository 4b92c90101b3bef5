namespace NBomber.Pacing;

/// <summary>The clock of a session, and the only thing in it that waits for a point in time.</summary>
internal abstract class PacingClock
{
    /// <summary>Time since the clock was made.</summary>
    public abstract TimeSpan Now { get; }

    /// <summary>Blocks the calling thread until then. False when told to stop before.</summary>
    public abstract bool WaitUntil(TimeSpan due, CancellationToken stop);
}

namespace FeedRanking.Chaos;

/// <summary>Asked wherever a fault can act. While none is active, an answer costs a few nanoseconds; where chaos is off, nobody asks.</summary>
public interface IFaults
{
    /// <summary>Whether any fault is active in this process.</summary>
    bool Any { get; }

    /// <summary>The active fault of that name, without drawing and without counting; null when there is none.</summary>
    /// <param name="fault">One of <see cref="FaultNames"/>.</param>
    /// <param name="target">One of <see cref="FaultTargets"/>.</param>
    /// <param name="replica">Which replica is called, from 1; 0 where replicas are not told apart.</param>
    ActiveFault? Find(string fault, string target, int replica = 0);

    /// <summary>The active fault of that name when this call shall be hit by it, counted; else null.</summary>
    /// <param name="fault">One of <see cref="FaultNames"/>.</param>
    /// <param name="target">One of <see cref="FaultTargets"/>.</param>
    /// <param name="replica">Which replica is called, from 1; 0 where replicas are not told apart.</param>
    ActiveFault? Roll(string fault, string target, int replica = 0);

    /// <summary>A number from 0 to below 1, from the one seed of this process's chaos.</summary>
    double Draw();

    /// <summary>Counts one call that a fault has hit.</summary>
    void Count(ActiveFault fault);
}

namespace FeedRanking.LoadTests.Faults;

/// <summary>What a step of a fault means for judging the load.</summary>
internal enum FaultPhase
{
    /// <summary>Something breaks.</summary>
    Break,

    /// <summary>The gateway itself goes: nobody can be answered until it is back.</summary>
    GatewayAway,

    /// <summary>The gateway comes back, the rest stays broken.</summary>
    GatewayBack,

    /// <summary>Everything is mended; the step ends when it is ready.</summary>
    Restore,
}

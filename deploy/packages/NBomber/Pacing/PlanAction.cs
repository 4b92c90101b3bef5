namespace NBomber.Pacing;

/// <summary>What a plan asks for.</summary>
internal enum PlanAction
{
    /// <summary>One request, whose latency counts from this moment.</summary>
    Start,

    /// <summary>One more copy that iterates until it is removed.</summary>
    AddCopy,

    /// <summary>One copy less; it finishes its iteration.</summary>
    RemoveCopy,

    /// <summary>The load is over.</summary>
    End,
}

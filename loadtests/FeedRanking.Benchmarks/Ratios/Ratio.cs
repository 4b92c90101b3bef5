namespace FeedRanking.Benchmarks.Ratios;

/// <summary>One figure of ours against its raw counterpart, both measured in the same run.</summary>
/// <param name="Id">Stable name: a group, then what varies, for example "heavy-150x16".</param>
/// <param name="Name">What is divided by what.</param>
/// <param name="Value">The ratio.</param>
/// <param name="Unit">"ratio", or the unit of a figure that is limited by itself.</param>
internal sealed record Ratio(string Id, string Name, double Value, string Unit = "ratio")
{
    /// <summary>Where it should be; null where it only informs.</summary>
    public Goal? Goal { get; init; }

    /// <summary>The same ratio of others; null where nobody measured it.</summary>
    public double? Reference { get; init; }

    /// <summary>Both sides in their own unit, and whatever else is needed to read the figure.</summary>
    public string? Note { get; init; }

    /// <summary>A limit that fails the run when it is exceeded; null where there is none.</summary>
    public double? Budget { get; init; }

    /// <summary>Whether the run fails for it. What could not be computed exceeds any budget.</summary>
    public bool IsOverBudget => Budget is { } budget && !(Value <= budget);

    /// <summary>Null without a goal.</summary>
    public bool? IsMet => Goal?.IsMetBy(Value);
}

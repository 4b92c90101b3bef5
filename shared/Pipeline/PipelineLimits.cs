namespace FeedRanking.Pipeline;

/// <summary>How large a pipeline and one of its requests may be. What declares more is refused when it is made; a source that proposes more is cut.</summary>
public static class PipelineLimits
{
    /// <summary>Most stages of a pipeline: 1 to 32.</summary>
    public const int MaxStages = 32;

    /// <summary>Most components of a stage: 1 to 32.</summary>
    public const int MaxComponents = 32;

    /// <summary>Most side effects of a pipeline: 0 to 16.</summary>
    public const int MaxSideEffects = 16;

    /// <summary>Most rungs of a ladder: 1 to 16.</summary>
    public const int MaxRungs = 16;

    /// <summary>Most places on a page: 1 to 1,000.</summary>
    public const int MaxPageSize = 1_000;

    /// <summary>Most distinct candidates of a request, all sources together. The rest of a source's proposal is left out and noted as partial.</summary>
    public const int MaxCandidates = 10_000;

    /// <summary>Longest name of a stage, a component or a rung: 1 to 64 characters. Names are attributes of metrics.</summary>
    public const int MaxNameLength = 64;

    internal static string CheckName(string name, string what) => name.Length is > 0 and <= MaxNameLength && !string.IsNullOrWhiteSpace(name)
        ? name
        : throw new ArgumentException($"The name of a {what} has {name.Length} characters; expected 1 to {MaxNameLength}.");

    internal static TimeSpan CheckReserve(TimeSpan reserve) => reserve > TimeSpan.Zero
        ? reserve
        : throw new ArgumentException($"The reserve is {reserve.TotalMilliseconds} ms; expected more than 0.");
}

namespace FeedRanking.Pipeline;

/// <summary>How a stage ended.</summary>
public enum StageOutcome
{
    /// <summary>Everything in it worked.</summary>
    Ok,

    /// <summary>A component failed.</summary>
    Failed,

    /// <summary>A component did not answer within the stage's allowance.</summary>
    Late,

    /// <summary>Not run.</summary>
    Skipped,
}

namespace FeedRanking.Pipeline;

/// <summary>Why a stage gave less than it should have. A closed set, because reasons are metric attributes.</summary>
public static class StageReasons
{
    /// <summary>The dependency cannot be reached.</summary>
    public const string Unavailable = "unavailable";

    /// <summary>No answer within the stage's allowance, or nothing was left to allow.</summary>
    public const string Deadline = "deadline";

    /// <summary>Not asked: its circuit breaker is open.</summary>
    public const string BreakerOpen = "breaker_open";

    /// <summary>The dependency refused because it has too much to do.</summary>
    public const string Overloaded = "overloaded";

    /// <summary>The answer is not usable: wrong count, NaN, unknown heads.</summary>
    public const string InvalidAnswer = "invalid_answer";

    /// <summary>The answer holds nothing.</summary>
    public const string Empty = "empty";

    /// <summary>More candidates than <see cref="PipelineLimits.MaxCandidates"/>; the worst were left out.</summary>
    public const string TooMany = "too_many";

    /// <summary>Some parts of the stage contributed nothing.</summary>
    public const string Partial = "partial";

    /// <summary>A defect: an exception that no component declares. Logged as an error.</summary>
    public const string Failed = "failed";

    /// <summary>What was kept for this request is no longer there.</summary>
    public const string Expired = "expired";

    /// <summary>The caller gave something that it was not given.</summary>
    public const string Invalid = "invalid";

    /// <summary>What was kept for this request has been used up.</summary>
    public const string Exhausted = "exhausted";

    /// <summary>The pipeline ended in an earlier stage.</summary>
    public const string NotReached = "not_reached";
}

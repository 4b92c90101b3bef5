namespace FeedRanking.Pipeline;

/// <summary>What happens when a component fails or is late. Declared beside each component.</summary>
public enum OnFailure
{
    /// <summary>Fail open: go on without it and note the stage as degraded.</summary>
    Skip,

    /// <summary>Leave the pipeline: the ladder's next rung serves from what is already computed.</summary>
    FallToNextRung,
}

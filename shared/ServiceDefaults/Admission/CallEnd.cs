namespace FeedRanking.ServiceDefaults.Admission;

/// <summary>How a call ended, as far as it tells something about load.</summary>
public enum CallEnd
{
    /// <summary>It was answered: late or not, by its deadline.</summary>
    Answered,

    /// <summary>It had waited too long, or could not have ended in time: late.</summary>
    TooLate,

    /// <summary>Its caller went away: late when an answer would have been late by then, else it says nothing.</summary>
    Abandoned,

    /// <summary>It failed for a reason of its own: it says nothing.</summary>
    Failed,
}

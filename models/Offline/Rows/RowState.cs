namespace FeedRanking.Offline.Rows;

/// <summary>What the features of a training row knew.</summary>
internal enum RowState : byte
{
    /// <summary>Everything up to just before the impression: the served system.</summary>
    Fresh = 0,

    /// <summary>The viewer's outcomes up to an earlier day only: a viewer whose row is old.</summary>
    StaleViewer = 1,

    /// <summary>No outcome from the first evaluated day on: protocol A.</summary>
    Frozen = 2,

    /// <summary>
    /// A video that was not shown but might have been: what a ranker meets when it is asked for candidates. No label is known; a teacher
    /// ranker's answers are what the light one learns from such rows.
    /// </summary>
    Candidate = 3,
}

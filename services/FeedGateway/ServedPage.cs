using FeedRanking.FeedGateway.Paging;
using FeedRanking.Pipeline;

namespace FeedRanking.FeedGateway;

/// <summary>A page, how it came about, and how long it took.</summary>
internal sealed record ServedPage(PipelineRun<FeedQuery, FeedCandidate> Run, LadderResult<FeedCandidate> Served, TimeSpan Elapsed)
{
    /// <summary>Position of the page's first video in the whole feed: 0 on a first page.</summary>
    public int FirstPosition => Run.Query.Cursor.FirstPosition;

    /// <summary>Where the next page begins; null when there is none.</summary>
    public Cursor? Next { get; init; }

    /// <summary>How long it took to keep what follows the page; part of <see cref="Elapsed"/>.</summary>
    public TimeSpan KeepDuration { get; init; }

    /// <summary>Keeps its candidates what they are until <see cref="Release"/>. False when they have already become others.</summary>
    public bool TryHold() => Run.Query.Memory?.TryHold() ?? true;

    /// <summary>Ends a holding.</summary>
    public void Release() => Run.Query.Memory?.Release();

    /// <summary>
    /// Ends the request's own holding, after all that follows it. Not after one of which a stage failed or was late: what was left behind may still
    /// look at its candidates.
    /// </summary>
    public void Finish()
    {
        foreach (var stage in Run.Stages)
        {
            if (stage.Outcome != StageOutcome.Ok)
            {
                return;
            }
        }

        Release();
    }
}

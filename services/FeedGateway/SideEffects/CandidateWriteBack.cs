using System.Buffers;
using FeedRanking.FeatureStore;
using FeedRanking.FeedGateway.Selectors;
using FeedRanking.Pipeline;
using Microsoft.Extensions.Options;

namespace FeedRanking.FeedGateway.SideEffects;

/// <summary>
/// Keeps the candidates of a live retrieval in the viewer's row, best first, when those stored are old: what the <c>precomputed</c> rung
/// serves. Writes nothing for viewers whom the store does not know, so that made-up ids cannot fill it.
/// </summary>
internal sealed class CandidateWriteBack(IViewerStore store, IOptions<SideEffectOptions> options) : ISideEffect<ServedPage>
{
    public string Name => "candidate_write_back";

    public async ValueTask RunAsync(ServedPage page, CancellationToken cancellationToken)
    {
        var run = page.Run;
        if (!run.Passed(Stages.Light)
            || run.Query.Viewer is not { IsKnown: true } viewer
            || run.Query.NowMs - viewer.CandidatesMadeAtMs <= options.Value.CandidatesMaxAgeSeconds * 1_000L
            || !IsLive(run))
        {
            return;
        }

        var ids = Best(run);
        try
        {
            await store.WriteCandidatesAsync(run.Query.ViewerId, ids, cancellationToken);
        }
        catch (FeatureStoreUnavailableException exception)
        {
            throw new StageFailureException(StageReasons.Unavailable, exception.Message, exception);
        }
    }

    private bool IsLive(PipelineRun<FeedQuery, FeedCandidate> run)
    {
        foreach (var candidate in run.Retrieved)
        {
            if (candidate.Source == options.Value.LiveSource)
            {
                return true;
            }
        }

        return false;
    }

    private long[] Best(PipelineRun<FeedQuery, FeedCandidate> run)
    {
        var rented = ArrayPool<Entry>.Shared.Rent(run.Retrieved.Count);
        var count = 0;
        foreach (var candidate in run.Retrieved)
        {
            if (candidate.RemovedBy is null or Ladder<FeedQuery, FeedCandidate>.Outranked or LightCut.Rule)
            {
                rented[count++] = new Entry(candidate.RemovedBy == LightCut.Rule, candidate.Value, candidate.LightValue, candidate.Id);
            }
        }

        rented.AsSpan(0, count).Sort();
        var ids = new long[Math.Min(count, options.Value.CandidatesKept)];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = rented[i].Id;
        }

        ArrayPool<Entry>.Shared.Return(rented);
        return ids;
    }

    /// <summary>A candidate in the order of the last model that saw it: the heavy ranker's before those that only the light one scored.</summary>
    private readonly record struct Entry(bool IsCut, float Value, float LightValue, long Id) : IComparable<Entry>
    {
        public int CompareTo(Entry other) =>
            IsCut != other.IsCut ? IsCut.CompareTo(other.IsCut)
            : Value != other.Value ? other.Value.CompareTo(Value)
            : LightValue != other.LightValue ? other.LightValue.CompareTo(LightValue)
            : Id.CompareTo(other.Id);
    }
}

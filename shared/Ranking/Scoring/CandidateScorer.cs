using System.Buffers;
using FeedRanking.Features;
using FeedRanking.Inference;

namespace FeedRanking.Ranking;

/// <summary>
/// Scores candidates for a viewer: item rows from memory, features from their one definition, one run of the model. A score depends on
/// viewer, video and time only, never on the other candidates. Safe for many callers at once.
/// </summary>
public sealed class CandidateScorer
{
    /// <summary>Most candidates of one request.</summary>
    public const int MaxCandidates = 1_000;

    /// <summary>Largest viewer or video id: what a double, and so JSON, holds exactly.</summary>
    private const long MaxId = (1L << 53) - 1;

    private readonly OnnxModel _model;
    private readonly FeatureSet _features;
    private readonly FeatureQuality _quality;
    private readonly RankerInputs _inputs;
    private readonly VideoCatalogue _catalogue;
    private readonly TimeProvider _time;
    private readonly WorkEstimate _estimate = new();
    private readonly KeyValuePair<string, object?> _modelTag;

    /// <summary>Makes a scorer of a model that <see cref="RankerModel.Require"/> accepts.</summary>
    public CandidateScorer(OnnxModel model, FeatureSet features, VideoCatalogue catalogue, TimeProvider time)
    {
        _model = model;
        _catalogue = catalogue;
        _time = time;
        _modelTag = new KeyValuePair<string, object?>("model", model.Manifest.Name);
        _features = features;
        _quality = new FeatureQuality(features, _modelTag);
        HeadNames = RankerModel.Require(model, features);
        _inputs = RankerInputs.Require(model, features);
        CandidateLimit = Math.Min(MaxCandidates, model.MaxRows);
    }

    /// <summary>Faults on demand; null where chaos is off.</summary>
    public ScoringFaults? Faults { get; init; }

    /// <summary>Names of the heads, in the order of the scores.</summary>
    public IReadOnlyList<string> HeadNames { get; }

    /// <summary>Most candidates that this scorer takes: <see cref="MaxCandidates"/>, or fewer where Inference:MaxRows is lower.</summary>
    public int CandidateLimit { get; }

    /// <summary>Scores the videos of a request in their order.</summary>
    /// <exception cref="InvalidScoringRequestException">A field is out of its limits.</exception>
    /// <exception cref="ModelBusyException">Too many requests wait already, or this one has waited too long.</exception>
    /// <exception cref="OperationCanceledException">
    /// The caller's token was cancelled, or would be before the scores are there: nothing was run that was not running already.
    /// </exception>
    /// <exception cref="ScoresNotFiniteException">The model answered NaN or infinity.</exception>
    public async ValueTask<CandidateScores> ScoreAsync(ScoringRequest request, CancellationToken cancellationToken)
    {
        var viewer = Check(request);
        using var run = await RentAsync(request, cancellationToken);
        DropIfTooLate(request, cancellationToken);
        var started = _time.GetTimestamp();
        var unknown = Assemble(viewer, request, run);
        DropIfCancelled("run", cancellationToken);
        using (RankingMetrics.Activities.StartActivity("run model"))
        {
            run.Execute();
        }

        _estimate.Note(run.Rows, _time.GetElapsedTime(started));
        Faults?.Scores(run.Output(0), HeadNames.Count);
        DropIfCancelled("answer", cancellationToken);
        if (!run.OutputsAreFinite())
        {
            RankingMetrics.NotFinite.Add(1, _modelTag);
            throw new ScoresNotFiniteException($"{_model.Manifest.Name} {_model.Manifest.Version} answered NaN or infinity.");
        }

        RankingMetrics.Candidates.Record(run.Rows, _modelTag);
        return new CandidateScores(run.Output(0).ToArray(), HeadNames, unknown, _model.Manifest.Version);
    }

    private ViewerRow Check(ScoringRequest request)
    {
        if (request.ViewerId is < 0 or > MaxId)
        {
            throw new InvalidScoringRequestException("viewer_id", $"{request.ViewerId}, expected 0 to {MaxId}.");
        }

        if (request.VideoIds.Count == 0 || request.VideoIds.Count > CandidateLimit)
        {
            throw new InvalidScoringRequestException("video_ids", $"{request.VideoIds.Count} ids, expected 1 to {CandidateLimit}.");
        }

        if (request.NowMs <= 0)
        {
            throw new InvalidScoringRequestException("now_ms", $"{request.NowMs}, expected milliseconds since the Unix epoch.");
        }

        var region = request.Region.Length == 0 ? Regions.Global : request.Region;
        if (!Regions.TryGetCode(region, out _))
        {
            throw new InvalidScoringRequestException("region", $"unknown; expected one of {string.Join(", ", Regions.All)}, or nothing.");
        }

        return request.ViewerRow.IsEmpty ? ViewerRow.Unknown(request.ViewerId, region) : Unpack(request);
    }

    private static ViewerRow Unpack(ScoringRequest request)
    {
        ViewerRow viewer;
        try
        {
            viewer = ViewerRow.Unpack(request.ViewerRow.Span);
        }
        catch (FormatException e)
        {
            throw new InvalidScoringRequestException("viewer_row", e.Message, e);
        }

        return viewer.ViewerId == request.ViewerId
            ? viewer
            : throw new InvalidScoringRequestException("viewer_row", "is the row of another viewer than viewer_id.");
    }

    private async ValueTask<ModelRun> RentAsync(ScoringRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await _model.RentAsync(request.VideoIds.Count, request.ExpiresAt - _time.GetUtcNow(), cancellationToken);
        }
        catch (OperationCanceledException)
        {
            CountDropped("queue");
            throw;
        }
    }

    /// <summary>Writes the run's inputs.</summary>
    /// <returns>Positions of videos that the catalogue does not hold.</returns>
    private List<int> Assemble(ViewerRow viewer, ScoringRequest request, ModelRun run)
    {
        using var activity = RankingMetrics.Activities.StartActivity("assemble features");
        var started = _time.GetTimestamp();
        var slots = ArrayPool<int>.Shared.Rent(run.Rows);
        var unknown = FindSlots(request.VideoIds, slots.AsSpan(0, run.Rows));
        var nowMs = Faults?.NowMs(request.NowMs) ?? request.NowMs;
        _inputs.Fill(viewer, _catalogue, new RankingContext(nowMs), slots.AsSpan(0, run.Rows), run);
        ArrayPool<int>.Shared.Return(slots);
        if (Faults?.Features(_features, _inputs.FeaturesOf(run)) is (var group, var values))
        {
            _quality.Defaulted(group, values);
        }

        _quality.Note(viewer, nowMs, run.Rows, unknown.Count);
        RankingMetrics.FeaturesDuration.Record(_time.GetElapsedTime(started).TotalSeconds, _modelTag);
        if (unknown.Count > 0)
        {
            RankingMetrics.UnknownCandidates.Add(unknown.Count, _modelTag);
        }

        return unknown;
    }

    /// <summary>The slots of videos, -1 where the catalogue does not hold one.</summary>
    /// <returns>Positions of those that it does not hold.</returns>
    private List<int> FindSlots(IReadOnlyList<long> videoIds, Span<int> slots)
    {
        var ids = ArrayPool<long>.Shared.Rent(slots.Length);
        for (var i = 0; i < slots.Length; i++)
        {
            ids[i] = videoIds[i];
        }

        var unknown = new List<int>(_catalogue.FindSlots(ids.AsSpan(0, slots.Length), slots));
        ArrayPool<long>.Shared.Return(ids);
        for (var i = 0; i < slots.Length && unknown.Count < unknown.Capacity; i++)
        {
            if (slots[i] < 0)
            {
                unknown.Add(i);
            }
        }

        return unknown;
    }

    // By what calls took lately: a caller who will be gone gets nothing out of a full run, and others wait behind it.
    private void DropIfTooLate(ScoringRequest request, CancellationToken cancellationToken)
    {
        DropIfCancelled("queue", cancellationToken);
        if (!_estimate.Fits(request.VideoIds.Count, request.ExpiresAt - _time.GetUtcNow()))
        {
            CountDropped("work");
            throw new OperationCanceledException("The scores would come after the deadline.");
        }
    }

    private void DropIfCancelled(string stage, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            CountDropped(stage);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private void CountDropped(string stage) =>
        RankingMetrics.Dropped.Add(1, _modelTag, new KeyValuePair<string, object?>("stage", stage));
}

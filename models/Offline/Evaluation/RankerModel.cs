using FeedRanking.Features;
using FeedRanking.Inference;
using FeedRanking.Offline.Replay;
using FeedRanking.Offline.Rows;
using FeedRanking.Ranking;

namespace FeedRanking.Offline.Evaluation;

/// <summary>A ranker as serving loads it, asked about one impression at a time: each has a viewer of its own.</summary>
internal sealed class RankerModel : IDisposable
{
    private readonly OnnxModel _model;
    private readonly RankerInputs _inputs;

    private RankerModel(OnnxModel model, FeatureSet features)
    {
        _model = model;
        _inputs = RankerInputs.Require(model, features);
        Heads = Ranking.RankerModel.Require(model, features);
    }

    public IReadOnlyList<string> Heads { get; }

    public ModelManifest Manifest => _model.Manifest;

    /// <summary>Loads a version after all checks that serving makes.</summary>
    /// <exception cref="ModelRejectedException">It must not be served; the message says why.</exception>
    public static RankerModel Load(string root, string name, string version, FeatureSet features)
    {
        var folder = ModelDirectory.Find(root, name, version);
        ModelManifest.Read(folder).RequireColumns(Ranking.RankerModel.Graph, Ranking.RankerModel.Output, RowLabels.Names);
        return new(OnnxModel.Load(folder, new() { MaxRows = 1, Concurrency = 1 }), features);
    }

    /// <summary>Scores an impression as serving would have at its time.</summary>
    /// <param name="impression">The impression, with the viewer as known then.</param>
    /// <param name="catalogue">The videos as known then.</param>
    /// <param name="heads">Receives a probability per head.</param>
    /// <exception cref="InvalidOperationException">The model answered NaN or infinity.</exception>
    public void Score(ReplayImpression impression, VideoCatalogue catalogue, Span<float> heads)
    {
        using var run = _model.RentNow(1);
        _inputs.Fill(impression.Viewer, catalogue, new(impression.TimeMs, impression.Surface), [impression.Slot], run);
        run.Execute();
        if (!run.OutputsAreFinite())
        {
            throw new InvalidOperationException($"{Manifest.Name} {Manifest.Version} answered NaN or infinity for line {impression.Line} of the log.");
        }

        run.Output(0).CopyTo(heads);
    }

    public void Dispose() => _model.Dispose();
}

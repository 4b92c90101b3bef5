using FeedRanking.Features;
using FeedRanking.Inference;

namespace FeedRanking.Retrieval.Index;

/// <summary>Computes a viewer's embedding from the last actions.</summary>
public sealed class ViewerTower : IViewerTower
{
    private readonly OnnxModel _model;
    private readonly VideoEmbeddings _videos;
    private readonly int _history;
    private readonly int _weights;

    /// <param name="model">The graph, checked by <see cref="TwoTowerModel.RequireViewerTower"/>.</param>
    /// <param name="videos">Embeddings of the videos that viewers act on.</param>
    public ViewerTower(OnnxModel model, VideoEmbeddings videos)
    {
        _model = model;
        _videos = videos;
        _history = TwoTowerModel.InputIndex(model, TwoTowerModel.History);
        _weights = TwoTowerModel.InputIndex(model, TwoTowerModel.Weights);
    }

    /// <inheritdoc/>
    public string Version => _model.Manifest.Version;

    /// <inheritdoc/>
    public async ValueTask<float[]> EmbedAsync(IReadOnlyList<ViewerAction> actions, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actions);
        using var run = await _model.RentAsync(1, cancellationToken);
        Fill(actions, run);
        run.Execute();
        return run.OutputsAreFinite()
            ? run.Output(0).ToArray()
            : throw new InvalidOperationException($"The viewer tower {Version} computed values that are not finite.");
    }

    private void Fill(IReadOnlyList<ViewerAction> actions, ModelRun run)
    {
        var history = run.Input(_history);
        history.Clear();
        for (var i = 0; i < actions.Count; i++)
        {
            if (_videos.TryGet(actions[i].VideoId, out var embedding))
            {
                embedding.CopyTo(history[(TowerInputs.Place(i, actions.Count) * embedding.Length)..]);
            }
        }

        TowerInputs.Weights(actions, run.Input(_weights));
    }
}

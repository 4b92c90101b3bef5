using FeedRanking.Features;

namespace FeedRanking.Retrieval.Index;

/// <summary>Computes where a viewer stands among the videos' embeddings.</summary>
public interface IViewerTower
{
    /// <summary>Version of the model.</summary>
    string Version { get; }

    /// <summary>The embedding of a viewer who did these things; of none, the model's answer to an empty history.</summary>
    /// <param name="actions">The newest last, at most <see cref="TowerInputs.HistoryLength"/>.</param>
    /// <param name="cancellationToken">Stops waiting for a free run.</param>
    /// <exception cref="InvalidOperationException">The model computed values that are not finite; they must not be served.</exception>
    ValueTask<float[]> EmbedAsync(IReadOnlyList<ViewerAction> actions, CancellationToken cancellationToken);
}

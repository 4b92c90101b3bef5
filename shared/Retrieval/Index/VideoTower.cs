using FeedRanking.Features;
using FeedRanking.Inference;

namespace FeedRanking.Retrieval.Index;

/// <summary>Computes embeddings of videos from their content alone: for uploads that training did not know.</summary>
public sealed class VideoTower(OnnxModel model)
{
    /// <summary>One embedding per video, in order.</summary>
    /// <exception cref="InvalidOperationException">The model computed values that are not finite; they must not be served.</exception>
    public async Task<IReadOnlyList<float[]>> EmbedAsync(IReadOnlyList<VideoRow> videos, CancellationToken cancellationToken)
    {
        var embeddings = new List<float[]>(videos.Count);
        foreach (var batch in videos.Chunk(model.MaxRows))
        {
            using var run = await model.RentAsync(batch.Length, cancellationToken);
            for (var i = 0; i < batch.Length; i++)
            {
                TowerInputs.Content(batch[i], run.Input(0)[(i * TowerInputs.ContentColumns.Count)..]);
            }

            run.Execute();
            if (!run.OutputsAreFinite())
            {
                throw new InvalidOperationException($"The video tower {model.Manifest.Version} computed values that are not finite.");
            }

            var output = run.Output(0);
            var width = output.Length / batch.Length;
            for (var i = 0; i < batch.Length; i++)
            {
                embeddings.Add(output.Slice(i * width, width).ToArray());
            }
        }

        return embeddings;
    }
}

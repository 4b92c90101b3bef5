using FeedRanking.Inference;

namespace FeedRanking.Retrieval.Index;

/// <summary>The embeddings that training learned, by video id.</summary>
public sealed class EmbeddingTable
{
    private const string IdsFile = "video-ids.npy";
    private const string EmbeddingsFile = "video-embeddings.npy";

    private readonly Dictionary<long, int> _rows;
    private readonly float[] _values;

    /// <param name="videoIds">The videos, one per row.</param>
    /// <param name="values">Rows × dimensions values, row-major.</param>
    /// <param name="dimensions">Length of an embedding, 1 or more.</param>
    public EmbeddingTable(IReadOnlyList<long> videoIds, float[] values, int dimensions)
    {
        ArgumentNullException.ThrowIfNull(videoIds);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, videoIds.Count * dimensions);
        Dimensions = dimensions;
        _values = values;
        _rows = new Dictionary<long, int>(videoIds.Count);
        for (var row = 0; row < videoIds.Count; row++)
        {
            _rows[videoIds[row]] = row;
        }
    }

    /// <summary>Length of an embedding.</summary>
    public int Dimensions { get; }

    /// <summary>Reads the two files of a model folder. Their checksums were checked when the model was loaded.</summary>
    /// <exception cref="ModelRejectedException">The arrays do not fit together or hold values that are not finite.</exception>
    public static EmbeddingTable Read(string modelDirectory)
    {
        var (ids, idShape) = NpyFile.Read<long>(Path.Combine(modelDirectory, IdsFile), "<i8");
        var path = Path.Combine(modelDirectory, EmbeddingsFile);
        var (values, shape) = NpyFile.Read<float>(path, "<f4");
        if (idShape.Length != 1 || shape.Length != 2 || shape[0] != ids.Length)
        {
            throw new ModelRejectedException(
                $"{path}: has shape ({string.Join(", ", shape)}), expected ({ids.Length}, dimensions) for the {ids.Length} ids of {IdsFile}.");
        }

        return values.All(float.IsFinite)
            ? new EmbeddingTable(ids, values, shape[1])
            : throw new ModelRejectedException($"{path}: holds values that are not finite.");
    }

    /// <summary>The embedding of a video, when training knew it.</summary>
    public bool TryGet(long videoId, out ReadOnlySpan<float> embedding)
    {
        var known = _rows.TryGetValue(videoId, out var row);
        embedding = known ? _values.AsSpan(row * Dimensions, Dimensions) : default;
        return known;
    }
}

using System.Numerics.Tensors;

namespace FeedRanking.Benchmarks.Index;

/// <summary>The truth about neighbours: every dot product in float, then a sort. Slow, and plainly right.</summary>
internal static class ExactSearch
{
    /// <summary>Places of the vectors with the largest dot products.</summary>
    public static HashSet<int> Nearest(MadeVectors vectors, int query, int count)
    {
        var scores = new float[vectors.Count];
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = TensorPrimitives.Dot(vectors.Query(query), vectors.Vector(i));
        }

        var places = Enumerable.Range(0, scores.Length).ToArray();
        Array.Sort(scores, places);
        return [.. places.AsSpan(Math.Max(0, places.Length - count))];
    }
}

using FeedRanking.Pipeline;
using Microsoft.Extensions.Options;

namespace FeedRanking.FeedGateway.Scorers;

/// <summary>A video's value: Σ weight × head.</summary>
internal sealed class ValueModel(IOptions<RankingOptions> options)
{
    private readonly KeyValuePair<string, float>[] _weights = [.. options.Value.Weights.OrderBy(pair => pair.Key, StringComparer.Ordinal)];

    /// <summary>The weights in the order of an answer's heads; 0 for heads without weight.</summary>
    /// <exception cref="StageFailureException">A head with a weight is missing: half a value would look like a value.</exception>
    public float[] WeightsFor(IReadOnlyList<string> heads)
    {
        var aligned = new float[heads.Count];
        foreach (var (head, weight) in _weights)
        {
            var column = IndexOf(heads, head);
            if (column < 0)
            {
                throw new StageFailureException(
                    StageReasons.InvalidAnswer, $"The answer has no head '{head}', only: {string.Join(", ", heads)}.");
            }

            aligned[column] = weight;
        }

        return aligned;
    }

    /// <summary>One row's value: summed exactly enough that its parts, told one by one, add up to it.</summary>
    public static float Value(ReadOnlySpan<float> weights, ReadOnlySpan<float> row)
    {
        var value = 0d;
        for (var i = 0; i < weights.Length; i++)
        {
            value += (double)weights[i] * row[i];
        }

        return (float)value;
    }

    private static int IndexOf(IReadOnlyList<string> heads, string head)
    {
        for (var i = 0; i < heads.Count; i++)
        {
            if (heads[i] == head)
            {
                return i;
            }
        }

        return -1;
    }
}

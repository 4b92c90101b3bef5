using Microsoft.Extensions.Configuration;

namespace FeedRanking.Offline.Overlap;

/// <summary>The gateway's weights of the heads, from its own settings.</summary>
internal sealed class ValueWeights
{
    private const string Section = "Ranking:Weights";

    private readonly Dictionary<string, float> _weights;

    private ValueWeights(Dictionary<string, float> weights) => _weights = weights;

    /// <summary>Reads the gateway's settings; environment variables (Ranking__Weights__like=2) change them as they do there.</summary>
    /// <exception cref="InvalidOperationException">There is no weight.</exception>
    public static ValueWeights Read(string settingsFile)
    {
        var weights = new ConfigurationBuilder().AddJsonFile(Path.GetFullPath(settingsFile)).AddEnvironmentVariables().Build()
            .GetSection(Section).Get<Dictionary<string, float>>();
        return weights is { Count: > 0 } ? new(weights) : throw new InvalidOperationException($"{settingsFile} has no {Section}.");
    }

    /// <summary>The weights in the order of a model's heads; 0 for heads without one.</summary>
    /// <exception cref="InvalidOperationException">A head with a weight is missing in the model.</exception>
    public float[] For(IReadOnlyList<string> heads)
    {
        var missing = _weights.Keys.Except(heads).ToList();
        return missing.Count == 0
            ? [.. heads.Select(head => _weights.GetValueOrDefault(head))]
            : throw new InvalidOperationException($"The model has no head '{missing[0]}', only {string.Join(", ", heads)}.");
    }
}

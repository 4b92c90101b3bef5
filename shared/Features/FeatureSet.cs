using FeedRanking.Features.Definitions;

namespace FeedRanking.Features;

/// <summary>The columns of one model's input, in order. A model's manifest names them with versions and is refused when they differ.</summary>
public sealed class FeatureSet
{
    private readonly FeatureDefinition[] _features;

    internal FeatureSet(string name, IEnumerable<FeatureDefinition> features)
    {
        Name = name;
        _features = [.. features];
        Columns = [.. _features.Select(feature => feature.Column)];
    }

    /// <summary>Name of the set, for example "heavy".</summary>
    public string Name { get; }

    /// <summary>"feature_name@version", in column order.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Number of columns.</summary>
    public int Width => _features.Length;

    internal ReadOnlySpan<FeatureDefinition> Features => _features;
}

using FeedRanking.Features.Definitions;

namespace FeedRanking.Features;

/// <summary>The columns of one model's input, in order. A model's manifest names them with versions and is refused when they differ.</summary>
public sealed class FeatureSet
{
    private readonly FeatureDefinition[] _features;

    internal FeatureSet(string name, IReadOnlyList<FeatureDefinition> features)
    {
        Name = name;
        _features = [.. features];
        Columns = [.. _features.Select(feature => feature.Column)];
        PerRequest = [.. Enumerable.Range(0, _features.Length).Where(column => !IsOfVideo(_features[column]))];
        PerVideo = [.. Enumerable.Range(0, _features.Length).Where(column => IsOfVideo(_features[column]))];
    }

    /// <summary>A set of columns that are computed together and not one by one.</summary>
    internal FeatureSet(string name, IReadOnlyList<string> columns)
    {
        Name = name;
        _features = [];
        Columns = columns;
        PerRequest = [];
        PerVideo = [];
    }

    /// <summary>Name of the set, for example "heavy".</summary>
    public string Name { get; }

    /// <summary>"feature_name@version", in column order.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Number of columns.</summary>
    public int Width => Columns.Count;

    internal ReadOnlySpan<FeatureDefinition> Features => _features;

    /// <summary>Columns that are the same for all candidates of a request.</summary>
    internal int[] PerRequest { get; }

    /// <summary>The other columns.</summary>
    internal int[] PerVideo { get; }

    private static bool IsOfVideo(FeatureDefinition feature) => feature.Entity is FeatureEntity.Video or FeatureEntity.ViewerVideo;
}

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

    /// <summary>Puts the declared defaults into all columns of one entity: what stands there when nothing is known of it.</summary>
    /// <param name="entity">Whose columns.</param>
    /// <param name="rows">Rows of <see cref="Width"/> values, row-major.</param>
    /// <returns>How many values were replaced.</returns>
    public int WriteDefaults(FeatureEntity entity, Span<float> rows)
    {
        var count = 0;
        for (var column = 0; column < _features.Length; column++)
        {
            if (_features[column].Entity != entity)
            {
                continue;
            }

            for (var at = column; at < rows.Length; at += Width)
            {
                rows[at] = _features[column].Default;
                count++;
            }
        }

        return count;
    }

    /// <summary>How many columns are of an entity.</summary>
    public int CountColumns(FeatureEntity entity)
    {
        var count = 0;
        foreach (var feature in _features)
        {
            count += feature.Entity == entity ? 1 : 0;
        }

        return count;
    }

    private static bool IsOfVideo(FeatureDefinition feature) => feature.Entity is FeatureEntity.Video or FeatureEntity.ViewerVideo;
}

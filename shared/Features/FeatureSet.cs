namespace FeedRanking.Features;

/// <summary>The columns of one model's input, in order. A model's manifest names them with versions and is refused when they differ.</summary>
/// <param name="Name">Name of the set, for example "heavy".</param>
/// <param name="Columns">"feature_name@version", in column order.</param>
public sealed record FeatureSet(string Name, IReadOnlyList<string> Columns)
{
    /// <summary>Number of columns.</summary>
    public int Width => Columns.Count;
}

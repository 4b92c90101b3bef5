using System.Text.Json.Serialization;

namespace FeedRanking.Inference;

/// <summary>One float32 tensor of a graph.</summary>
/// <param name="Name">Its name in the graph.</param>
/// <param name="Shape">Its shape; -1 in the first place stands for the number of rows, all other places are fixed and positive.</param>
/// <param name="Columns">Names along the last axis: "feature@version" for inputs made of features, head names for outputs; absent otherwise.</param>
public sealed record ModelTensor(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("shape")] IReadOnlyList<int> Shape,
    [property: JsonPropertyName("columns")] IReadOnlyList<string>? Columns = null)
{
    /// <summary>Whether the first axis is the number of rows.</summary>
    [JsonIgnore]
    public bool PerRow => Shape.Count > 0 && Shape[0] == -1;

    /// <summary>Values per row, or of the whole tensor when it is not <see cref="PerRow"/>.</summary>
    [JsonIgnore]
    public int Width => Shape.Skip(PerRow ? 1 : 0).Aggregate(1, (product, length) => checked(product * length));

    /// <summary>Number of values for a number of rows.</summary>
    public int Length(int rows) => PerRow ? checked(rows * Width) : Width;

    /// <summary>The shape for a number of rows.</summary>
    internal long[] ShapeFor(int rows) => [.. Shape.Select(length => (long)(length == -1 ? rows : length))];
}

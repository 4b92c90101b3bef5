namespace FeedRanking.Retrieval.Index;

/// <summary>
/// A fixed number of the index's rows: the embeddings as floats, and as one byte per value with a scale per row for the scan. A row is
/// written once, before it can be seen; afterwards only its slot may change, to <see cref="Removed"/>.
/// </summary>
internal sealed class IndexBlock(int dimensions)
{
    /// <summary>Rows of a block.</summary>
    public const int Rows = 1_024;

    /// <summary>Stands for the slot of a row that was taken out.</summary>
    public const int Removed = -1;

    private readonly int _pairs = CodedQuery.Pairs(dimensions);

    /// <summary>The slot of each row.</summary>
    public int[] Slots { get; } = new int[Rows];

    /// <summary>What a row's codes are multiplied with to come near its values.</summary>
    public float[] Scales { get; } = new float[Rows];

    /// <summary>The codes, -127 to 127, laid out as <see cref="CodeProducts"/> takes them.</summary>
    public sbyte[] Codes { get; } = new sbyte[Rows * CodedQuery.Pairs(dimensions) * 2];

    /// <summary>The values, row-major.</summary>
    public float[] Values { get; } = new float[Rows * dimensions];

    /// <summary>The embedding of a row.</summary>
    public ReadOnlySpan<float> Embedding(int row) => Values.AsSpan(row * dimensions, dimensions);

    /// <summary>Writes a row that nobody reads yet.</summary>
    public void Write(int row, int slot, ReadOnlySpan<float> embedding)
    {
        embedding.CopyTo(Values.AsSpan(row * dimensions, dimensions));
        var largest = 0f;
        foreach (var value in embedding)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        var scale = largest / sbyte.MaxValue;
        for (var i = 0; i < dimensions && scale > 0; i++)
        {
            Codes[CodeProducts.PlaceOf(row, i, _pairs)] = (sbyte)Math.Clamp(MathF.Round(embedding[i] / scale), -sbyte.MaxValue, sbyte.MaxValue);
        }

        Scales[row] = scale;
        Slots[row] = slot;
    }
}

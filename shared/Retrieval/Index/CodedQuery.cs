namespace FeedRanking.Retrieval.Index;

/// <summary>
/// The viewer's embedding as the scan takes it: 16-bit codes, and how far a score from codes may be from the true one. The bound holds
/// for every row, so the scan loses nothing that the floats would find.
/// </summary>
internal sealed class CodedQuery
{
    // Rounding of the floats themselves, generously.
    private const float Slack = 1.01f;

    /// <param name="embedding">Finite values.</param>
    public CodedQuery(ReadOnlySpan<float> embedding)
    {
        Embedding = embedding.ToArray();
        Codes = new int[Pairs(embedding.Length)];
        var (largest, sum) = (0f, 0f);
        foreach (var value in embedding)
        {
            largest = Math.Max(largest, Math.Abs(value));
            sum += Math.Abs(value);
        }

        // As fine as it gets without a product of a whole row leaving 32 bits.
        var most = Math.Min(short.MaxValue, int.MaxValue / (sbyte.MaxValue * Codes.Length * 2));
        Scale = largest / most;
        for (var i = 0; i < embedding.Length && Scale > 0; i++)
        {
            var code = (short)Math.Clamp(MathF.Round(embedding[i] / Scale), -most, most);
            Codes[i / 2] |= (ushort)code << (i % 2 * 16);
        }

        Error = Slack * 0.5f * (sum + (Scale * sbyte.MaxValue * embedding.Length));
    }

    /// <summary>The values.</summary>
    public float[] Embedding { get; }

    /// <summary>Two 16-bit codes per integer, the first in the low half.</summary>
    public int[] Codes { get; }

    /// <summary>What a product of codes is multiplied with, before the row's scale, to come near the true score.</summary>
    public float Scale { get; }

    /// <summary>How far it may then be from the true score, before the row's scale.</summary>
    public float Error { get; }

    /// <summary>Pairs of values in an embedding, the last one perhaps filled up with a zero.</summary>
    public static int Pairs(int dimensions) => (dimensions + 1) / 2;
}

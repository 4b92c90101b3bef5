using System.Numerics.Tensors;

namespace FeedRanking.Retrieval.Index;

/// <summary>
/// The viewer's embedding as the scan takes it: a byte per value, and how far a score from codes may be from the true one. The bound holds
/// for every row, so the scan loses nothing that the floats would find.
/// </summary>
internal sealed class CodedQuery
{
    // Rounding of the bound itself.
    private const float Slack = 1.01f;

    // Most that one operation on floats rounds.
    private const float Rounding = 1f / (1 << 23);

    private readonly float _norm;
    private readonly float _sum;
    private readonly float _restNorm;

    /// <param name="embedding">Finite values.</param>
    public CodedQuery(ReadOnlySpan<float> embedding)
    {
        Embedding = embedding.ToArray();
        Codes = new int[Quads(embedding.Length)];
        (_norm, _sum) = (TensorPrimitives.Norm(embedding), TensorPrimitives.SumOfMagnitudes(embedding));
        Scale = Math.Abs(TensorPrimitives.MaxMagnitude(embedding)) / sbyte.MaxValue;
        var rest = 0f;
        for (var i = 0; i < embedding.Length && Scale > 0; i++)
        {
            var code = Math.Clamp(MathF.Round(embedding[i] / Scale), -sbyte.MaxValue, sbyte.MaxValue);
            Codes[i / 4] |= (byte)(sbyte)code << (i % 4 * 8);
            rest += (embedding[i] - (Scale * code)) * (embedding[i] - (Scale * code));
        }

        _restNorm = MathF.Sqrt(rest);
    }

    /// <summary>The values.</summary>
    public float[] Embedding { get; }

    /// <summary>Four codes, -127 to 127, per integer, the first in the lowest byte.</summary>
    public int[] Codes { get; }

    /// <summary>What a product of codes is multiplied with, before the row's scale, to come near the true score.</summary>
    public float Scale { get; }

    /// <summary>How far it may then be from the true score, before the row's scale.</summary>
    /// <param name="block">Where the row is.</param>
    public float Error(IndexBlock block)
    {
        // What the rows' codes lost times the query; what the query's codes lost times the rows; what floats lose: Cauchy and Schwarz.
        var ofRows = Math.Min(0.5f * _sum, _norm * block.MostRestNorm);
        var ofQuery = _restNorm * block.MostCodeNorm;
        var ofFloats = (Embedding.Length + 8) * Rounding * _norm * block.MostCodeNorm;
        return Slack * (ofRows + ofQuery + ofFloats);
    }

    /// <summary>Fours of values in an embedding, the last one perhaps filled up with zeros.</summary>
    public static int Quads(int dimensions) => (dimensions + 3) / 4;
}

using System.Numerics;

namespace FeedRanking.Offline.Evaluation.Baselines;

/// <summary>
/// A factorization machine of second order (Rendle, "Factorization Machines", ICDM 2010) for rows with one value per field: a bias per value
/// and the sum over all pairs of fields of the dot products of their values' vectors. Logistic loss, AdaGrad. The baseline that a ranker
/// has to beat; never served.
/// </summary>
internal sealed class FactorizationMachine
{
    private const int Factors = 16;
    private const float InitialDeviation = 0.01f;
    private const float Epsilon = 1e-6f;

    private readonly FactorizationMachineOptions _options;
    private readonly float[] _bias;
    private readonly float[] _biasSquares;
    private readonly float[] _vectors;
    private readonly float[] _vectorSquares;
    private float _intercept;

    /// <param name="values">Number of values over all fields; a row holds one index below it per field.</param>
    /// <param name="options">How it learns.</param>
    public FactorizationMachine(int values, FactorizationMachineOptions options)
    {
        _options = options;
        (_bias, _biasSquares) = (new float[values], new float[values]);
        (_vectors, _vectorSquares) = (new float[values * Factors], new float[values * Factors]);
        var random = new Random(options.Seed);
        for (var i = 0; i < _vectors.Length; i++)
        {
            _vectors[i] = ((random.NextSingle() * 2) - 1) * InitialDeviation;
        }
    }

    /// <summary>Goes through the rows in a seeded order, once per epoch.</summary>
    /// <param name="rows">Rows × fields.</param>
    /// <param name="labels">One per row.</param>
    /// <param name="fields">Values in a row.</param>
    public void Fit(ReadOnlySpan<int> rows, ReadOnlySpan<bool> labels, int fields)
    {
        var random = new Random(_options.Seed);
        var order = Enumerable.Range(0, labels.Length).ToArray();
        Span<float> sum = stackalloc float[Factors];
        for (var epoch = 0; epoch < _options.Epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var row in order)
            {
                var values = rows.Slice(row * fields, fields);
                var probability = 1 / (1 + MathF.Exp(-Score(values, sum)));
                Learn(values, sum, probability - (labels[row] ? 1 : 0));
            }
        }
    }

    /// <summary>The log-odds of one row.</summary>
    public float Score(ReadOnlySpan<int> values)
    {
        Span<float> sum = stackalloc float[Factors];
        return Score(values, sum);
    }

    // The sum over pairs is (square of the sum − sum of the squares) / 2; the sum of the vectors is what learning needs too.
    private float Score(ReadOnlySpan<int> values, Span<float> sum)
    {
        sum.Clear();
        var (score, squares) = (_intercept, 0f);
        foreach (var value in values)
        {
            score += _bias[value];
            var vector = _vectors.AsSpan(value * Factors, Factors);
            for (var i = 0; i < Factors; i += Vector<float>.Count)
            {
                var part = new Vector<float>(vector[i..]);
                (new Vector<float>(sum[i..]) + part).CopyTo(sum[i..]);
                squares += Vector.Dot(part, part);
            }
        }

        var square = 0f;
        for (var i = 0; i < Factors; i += Vector<float>.Count)
        {
            var part = new Vector<float>(sum[i..]);
            square += Vector.Dot(part, part);
        }

        return score + ((square - squares) / 2);
    }

    private void Learn(ReadOnlySpan<int> values, ReadOnlySpan<float> sum, float error)
    {
        _intercept -= _options.InterceptRate * error;
        foreach (var value in values)
        {
            var slope = error + (_options.BiasPenalty * _bias[value]);
            _biasSquares[value] += slope * slope;
            _bias[value] -= _options.LearningRate * slope / (MathF.Sqrt(_biasSquares[value]) + Epsilon);
            for (var i = 0; i < Factors; i += Vector<float>.Count)
            {
                LearnFactors(_vectors.AsSpan((value * Factors) + i), _vectorSquares.AsSpan((value * Factors) + i), sum[i..], error);
            }
        }
    }

    private void LearnFactors(Span<float> vector, Span<float> squares, ReadOnlySpan<float> sum, float error)
    {
        var current = new Vector<float>(vector);
        var slope = (error * (new Vector<float>(sum) - current)) + (_options.VectorPenalty * current);
        var total = new Vector<float>(squares) + (slope * slope);
        total.CopyTo(squares);
        (current - (_options.LearningRate * slope / (Vector.SquareRoot(total) + new Vector<float>(Epsilon)))).CopyTo(vector);
    }
}

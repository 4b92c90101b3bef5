namespace FeedRanking.Offline.Evaluation.Baselines;

/// <summary>How a factorization machine learns. The defaults were chosen on the four days before the evaluated ones.</summary>
internal sealed record FactorizationMachineOptions
{
    /// <summary>Decides the first vectors and the order of the rows.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Times through all rows.</summary>
    public int Epochs { get; init; } = 3;

    /// <summary>Step of biases and vectors, divided by the root of the squares so far.</summary>
    public float LearningRate { get; init; } = 0.02f;

    /// <summary>Step of the intercept.</summary>
    public float InterceptRate { get; init; } = 0.001f;

    /// <summary>Pull of biases towards 0.</summary>
    public float BiasPenalty { get; init; } = 0.001f;

    /// <summary>Pull of vectors towards 0.</summary>
    public float VectorPenalty { get; init; } = 0.02f;
}

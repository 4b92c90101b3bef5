using System.ComponentModel.DataAnnotations;

namespace FeedRanking.Inference;

/// <summary>How models run.</summary>
public sealed class InferenceOptions
{
    /// <summary>auto (CUDA where it loads, else CPU), cuda (fail without it) or cpu.</summary>
    [RegularExpression("^(auto|cuda|cpu)$")]
    public string Provider { get; set; } = "auto";

    /// <summary>Runs at the same time; 0 stands for one per core.</summary>
    [Range(0, 256)]
    public int Concurrency { get; set; }

    /// <summary>Most rows of one run.</summary>
    [Range(1, 4_096)]
    public int MaxRows { get; set; } = 1_000;
}

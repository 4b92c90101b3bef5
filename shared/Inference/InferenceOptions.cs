using System.ComponentModel.DataAnnotations;

namespace FeedRanking.Inference;

/// <summary>How models run. Configuration section "Inference".</summary>
public sealed class InferenceOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Inference";

    /// <summary>auto (CUDA where it loads, else CPU), cuda (fail without it) or cpu. Default auto.</summary>
    [Required]
    [RegularExpression("^(auto|cuda|cpu)$")]
    public string Provider { get; set; } = "auto";

    /// <summary>Runs at the same time, 0 to 256. 0 (default) stands for one per core on CPU and two on a GPU.</summary>
    [Range(0, 256)]
    public int Concurrency { get; set; }

    /// <summary>
    /// Most rows of one run, 1 to 4,096. Default 1,000. Buffers for this many rows are allocated once per concurrent run; a model for which
    /// all of them together would exceed 4 GiB is refused.
    /// </summary>
    [Range(1, 4_096)]
    public int MaxRows { get; set; } = 1_000;

    /// <summary>Most callers that may wait for a free run, 0 to 100,000. Default 256. One more is refused at once.</summary>
    [Range(0, 100_000)]
    public int MaxWaiting { get; set; } = 256;

    /// <summary>
    /// Share of its time that a caller may have waited when a run becomes free for it, 0.01 to 1. Default 0.5. Who waited longer is refused, so
    /// that its caller has time for something else and those behind it are not late as well.
    /// </summary>
    [Range(0.01, 1)]
    public double MaxWaitShare { get; set; } = 0.5;
}

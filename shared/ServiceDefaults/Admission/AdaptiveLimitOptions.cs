using System.ComponentModel.DataAnnotations;

namespace FeedRanking.ServiceDefaults.Admission;

/// <summary>How many requests a process works on at a time, and how that number is found. Configuration section <c>Admission</c>.</summary>
public class AdaptiveLimitOptions : IValidatableObject
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Admission";

    /// <summary>Whether anything is turned away at all. Default true; false is for measuring what the safety costs.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>The limit at the start: 1 to 10,000, between the next two. Default 20.</summary>
    [Range(1, 10_000)]
    public int InitialLimit { get; set; } = 20;

    /// <summary>The floor, so that there is always something to learn from: 1 to 1,000. Default 4.</summary>
    [Range(1, 1_000)]
    public int MinLimit { get; set; } = 4;

    /// <summary>The ceiling: 1 to 10,000. Default 256.</summary>
    [Range(1, 10_000)]
    public int MaxLimit { get; set; } = 256;

    /// <summary>The limit changes at most once in so many milliseconds: 10 to 10,000. Default 100.</summary>
    [Range(10, 10_000)]
    public int WindowMs { get; set; } = 100;

    /// <summary>A judgement needs so many answers: 1 to 1,000. Default 5; when they do not come, it is made after ten times <see cref="WindowMs"/> with what there is.</summary>
    [Range(1, 1_000)]
    public int MinAnswers { get; set; } = 5;

    /// <summary>Share of late answers above which the limit falls; at up to half of it, it may rise: 0.001 to 0.9. Default 0.1.</summary>
    [Range(0.001, 0.9)]
    public double LateTolerance { get; set; } = 0.1;

    /// <summary>What is left of the limit after a fall: 0.5 to 0.99. Default 0.85.</summary>
    [Range(0.5, 0.99)]
    public double Backoff { get; set; } = 0.85;

    /// <summary>An answer is late when it took more than this share of the time that the caller gave: 0.05 to 1. Default 0.6.</summary>
    [Range(0.05, 1)]
    public double LateShare { get; set; } = 0.6;

    /// <inheritdoc/>
    public virtual IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (MinLimit > InitialLimit || InitialLimit > MaxLimit)
        {
            yield return new ValidationResult(
                $"{Section}: expected {nameof(MinLimit)} ≤ {nameof(InitialLimit)} ≤ {nameof(MaxLimit)}, got {MinLimit}, {InitialLimit}, {MaxLimit}.");
        }
    }
}

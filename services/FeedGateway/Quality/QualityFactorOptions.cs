using System.ComponentModel.DataAnnotations;

namespace FeedRanking.FeedGateway.Quality;

/// <summary>How fewer candidates are ranked when time gets short. Configuration section <c>QualityFactor</c>.</summary>
internal sealed class QualityFactorOptions : IValidatableObject
{
    public const string Section = "QualityFactor";

    /// <summary>Whether it ever leaves 1. Default true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Least it falls to: 0.05 to 1. Default 0.3.</summary>
    [Range(0.05, 1)]
    public double Floor { get; set; } = 0.3;

    /// <summary>Share of pages, in percent, that it holds timely: 50 to 99.99. Default 99: what the budget promises to be <c>heavy</c>.</summary>
    [Range(50, 99.99)]
    public double TimelyPercent { get; set; } = 99;

    /// <summary>δ: what one timely page adds: 0.00001 to 0.1. Default 0.001. A late one takes δ·p/(100−p): with the defaults 0.099.</summary>
    [Range(0.00001, 0.1)]
    public double Delta { get; set; } = 0.001;

    /// <summary>It changes at most once in so many milliseconds: 10 to 10,000. Default 100.</summary>
    [Range(10, 10_000)]
    public int WindowMs { get; set; } = 100;

    /// <summary>Most it rises at a time: 0.0001 to 1. Default 0.02.</summary>
    [Range(0.0001, 1)]
    public double MaxRise { get; set; } = 0.02;

    /// <summary>Most it falls at a time: 0.0001 to 1. Default 0.1.</summary>
    [Range(0.0001, 1)]
    public double MaxFall { get; set; } = 0.1;

    /// <summary>After a fall it does not rise for so long, milliseconds: 0 to 60,000. Default 1,000: rising at once swings.</summary>
    [Range(0, 60_000)]
    public int HoldMs { get; set; } = 1_000;

    /// <summary>What it rises in a second of pages none of which is late, however few they are: 0 to 10. Default 0.05.</summary>
    [Range(0, 10)]
    public double RisePerSecond { get; set; } = 0.05;

    /// <summary>Fewest candidates asked of retrieval: 50 to 1,000. Default 300.</summary>
    [Range(50, 1_000)]
    public int MinRetrieved { get; set; } = 300;

    /// <summary>Fewest candidates that the heavy ranker scores: 30 to 1,000. Default 50, of which 16 are kept for exploration.</summary>
    [Range(30, 1_000)]
    public int MinHeavy { get; set; } = 50;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (MinHeavy > MinRetrieved)
        {
            yield return new ValidationResult($"{Section}: {nameof(MinHeavy)} is {MinHeavy}, more than {nameof(MinRetrieved)}, {MinRetrieved}.");
        }
    }
}

using System.ComponentModel.DataAnnotations;

namespace FeedRanking.FeatureStore;

/// <summary>How the copy of the catalogue in memory is filled. Configuration section <c>CatalogueReplica</c>.</summary>
public sealed class CatalogueReplicaOptions : IValidatableObject
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "CatalogueReplica";

    /// <summary>First pause after a failed or empty read, milliseconds: 10 to 60,000. Default 100. Doubles up to <see cref="MaxPauseMs"/>.</summary>
    [Range(10, 60_000)]
    public int FirstPauseMs { get; set; } = 100;

    /// <summary>Longest pause, milliseconds: 10 to 600,000, and at least <see cref="FirstPauseMs"/>. Default 2,000.</summary>
    [Range(10, 600_000)]
    public int MaxPauseMs { get; set; } = 2_000;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (MaxPauseMs < FirstPauseMs)
        {
            yield return new ValidationResult("CatalogueReplica:MaxPauseMs is less than CatalogueReplica:FirstPauseMs.", [nameof(MaxPauseMs)]);
        }
    }
}

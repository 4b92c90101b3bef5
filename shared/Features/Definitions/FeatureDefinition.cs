namespace FeedRanking.Features.Definitions;

/// <summary>One feature, defined once. Its type is float32; its owner is <see cref="Owner"/>.</summary>
/// <param name="Name">Name, lower case with underscores.</param>
/// <param name="Version">Raised whenever the meaning of a value changes, so that no model runs on another meaning.</param>
/// <param name="Entity">What it is a property of.</param>
/// <param name="Default">The value where the entity is unknown.</param>
/// <param name="TtlDays">Age in days after which the stored part that it is computed from counts as missing; 0 for what is not stored.</param>
/// <param name="Description">What it says.</param>
/// <param name="Compute">Its one computation.</param>
public sealed record FeatureDefinition(
    string Name,
    int Version,
    FeatureEntity Entity,
    float Default,
    int TtlDays,
    string Description,
    FeatureFunction Compute)
{
    /// <summary>Who answers for all features of this file's catalogue.</summary>
    public const string Owner = "ranking";

    /// <summary>The column's name in models: "name@version".</summary>
    public string Column { get; } = $"{Name}@{Version}";
}

using System.ComponentModel.DataAnnotations;

namespace FeedRanking.FeedGateway.Rerankers;

/// <summary>
/// Places that are given to videos about which little is known, so that the system learns about them. Configuration section
/// <c>Exploration</c>.
/// </summary>
internal sealed class ExplorationOptions : IValidatableObject
{
    public const string Section = "Exploration";

    /// <summary>The pattern of slots repeats every so many places of the feed: 1 to 50. Default 20.</summary>
    [Range(1, 50)]
    public int Period { get; set; } = 20;

    /// <summary>
    /// Slots within the period, from 0, each with the candidate source whose proposals may fill it: none to all of them, 0 to
    /// <see cref="Period"/> - 1 each. Default none; the shipped configuration has one for "exploration" and one for "fresh".
    /// </summary>
    public Dictionary<int, string> Slots { get; } = [];

    /// <summary>
    /// Most candidates among which a slot draws, the best by value: 1 to 50. Default 8. As many of each source are kept for the heavy ranker,
    /// however the light one likes them.
    /// </summary>
    [Range(1, 50)]
    public int Pool { get; set; } = 8;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Slots
        .Where(slot => slot.Key < 0 || slot.Key >= Period || string.IsNullOrWhiteSpace(slot.Value))
        .Select(slot => new ValidationResult(
            $"{Section}:{nameof(Slots)} has {slot.Key} for '{slot.Value}'; expected 0 to {Period - 1}, which is {nameof(Period)} - 1, and a source's name."));
}

using System.Text.Json.Serialization;

namespace FeedRanking.FeedGateway.Edge;

/// <summary>How one video came to its place.</summary>
/// <param name="ScoreFrom">Whose score it is: heavy, light, precomputed, popular, or kept_feed for a next page.</param>
/// <param name="Parts">What the score is made of; the contributions add up to it.</param>
internal sealed record ItemExplainAnswer(string ScoreFrom, IReadOnlyList<PartAnswer> Parts)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public float? LightValue { get; init; }

    /// <summary>Place in the order by score alone, from 0.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? ValueRank { get; init; }

    /// <summary>How many places the re-rank moved it up; negative: down.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? MovedUp { get; init; }

    /// <summary>Probability of the draw, when the place is an exploration slot.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public float? Propensity { get; init; }

    /// <summary>Rules of diversity that had to give way: topic, creator, or both.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Breaches { get; init; }
}

using System.ComponentModel.DataAnnotations;

namespace FeedRanking.FeedGateway.Scorers;

/// <summary>How scores become an order. Configuration section <c>Ranking</c>.</summary>
internal sealed class RankingOptions : IValidatableObject
{
    public const string Section = "Ranking";

    private const float MaxWeight = 1_000;

    /// <summary>Weight of each head in a video's value, -1,000 to 1,000 each; negative for what viewers dislike. Every head named here must be in the model's answer.</summary>
    public Dictionary<string, float> Weights { get; } = [];

    /// <summary>Candidates asked of retrieval: 50 to 1,000. Default 1,000.</summary>
    [Range(50, 1_000)]
    public int RetrievedCandidates { get; set; } = 1_000;

    /// <summary>Candidates that the heavy ranker scores: 50 to 1,000. Default 150.</summary>
    [Range(50, 1_000)]
    public int HeavyCandidates { get; set; } = 150;

    /// <summary>Places in a row in which a creator stands at most once: 1 to 50. Default 5.</summary>
    [Range(1, 50)]
    public int CreatorWindow { get; set; } = 5;

    /// <summary>Places in a row in which a topic stands at most <see cref="MaxOfTopicInWindow"/> times: 1 to 50. Default 10.</summary>
    [Range(1, 50)]
    public int TopicWindow { get; set; } = 10;

    /// <summary>1 to 50. Default 3.</summary>
    [Range(1, 50)]
    public int MaxOfTopicInWindow { get; set; } = 3;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Weights.Count == 0)
        {
            yield return new ValidationResult($"{Section}:{nameof(Weights)} is empty; expected at least one head.");
        }

        foreach (var (head, weight) in Weights.Where(pair => !(MathF.Abs(pair.Value) <= MaxWeight)))
        {
            yield return new ValidationResult($"{Section}:{nameof(Weights)}:{head} is {weight}; expected -{MaxWeight} to {MaxWeight}.");
        }
    }
}

using System.Text.Json.Serialization;

namespace FeedRanking.FeedGateway.Edge;

/// <summary>One stage: milliseconds, candidates in and out, and how it ended.</summary>
internal sealed record StageAnswer(string Name, double Ms, int In, int Out, string Outcome)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }
}

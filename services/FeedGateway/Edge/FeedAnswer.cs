using System.Text.Json.Serialization;

namespace FeedRanking.FeedGateway.Edge;

/// <summary>The answer to GET /v1/feed.</summary>
internal sealed record FeedAnswer(
    string RequestId,
    string ServedBy,
    IReadOnlyList<DegradedAnswer> Degraded,
    double LatencyMs,
    IReadOnlyDictionary<string, string> ModelVersions,
    string? NextCursor,
    IReadOnlyList<ItemAnswer> Items)
{
    /// <summary>With <c>explain</c>: what happened stage by stage.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<StageAnswer>? Stages { get; init; }

    /// <summary>With <c>explain</c>: candidates that were retrieved but not served, by the rule that removed them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, int>? Removed { get; init; }

    /// <summary>With <c>explain</c>: what became of each retrieved candidate.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<CandidateAnswer>? Candidates { get; init; }

    /// <summary>With <c>explain</c>, on a next page: the request that ranked it, whose explanation has the scores' parts.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? RankedByRequest { get; init; }
}

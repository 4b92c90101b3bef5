using System.Text.Json.Serialization;

namespace FeedRanking.FeedGateway.Edge;

/// <summary>What became of one retrieved video: it has either a place or what removed it.</summary>
internal sealed record CandidateAnswer(long VideoId, string Source)
{
    /// <summary>Absent when the light ranker did not score it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public float? LightValue { get; init; }

    /// <summary>Absent when it never got a final score.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public float? Score { get; init; }

    /// <summary>Position at which it was served.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? ServedAt { get; init; }

    /// <summary>The filter, cut or rule that removed it; "outranked": good enough, but no place on this page.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? RemovedBy { get; init; }
}

using System.Text.Json.Serialization;

namespace FeedRanking.FeedGateway.Edge;

/// <summary>One video on the page. The creator is null when this process does not know it.</summary>
internal sealed record ItemAnswer(long VideoId, long? CreatorId, int Position, string Source, float Score)
{
    /// <summary>With <c>explain</c>: how it came to its place.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ItemExplainAnswer? Explain { get; init; }
}

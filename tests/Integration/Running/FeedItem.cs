using System.Text.Json.Serialization;

namespace FeedRanking.Integration.Tests.Running;

/// <summary>One video of a page, as a client reads it.</summary>
internal sealed record FeedItem(
    [property: JsonPropertyName("video_id")] long VideoId,
    [property: JsonPropertyName("creator_id")] long? CreatorId,
    [property: JsonPropertyName("position")] int Position,
    [property: JsonPropertyName("source")] string Source,
    [property: JsonPropertyName("score")] double Score);

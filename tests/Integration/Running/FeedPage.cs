using System.Text.Json.Serialization;

namespace FeedRanking.Integration.Tests.Running;

/// <summary>A page, as a client reads it.</summary>
internal sealed record FeedPage(
    [property: JsonPropertyName("request_id")] string RequestId,
    [property: JsonPropertyName("served_by")] string ServedBy,
    [property: JsonPropertyName("degraded")] IReadOnlyList<Degradation> Degraded,
    [property: JsonPropertyName("model_versions")] IReadOnlyDictionary<string, string> ModelVersions,
    [property: JsonPropertyName("next_cursor")] string? NextCursor,
    [property: JsonPropertyName("items")] IReadOnlyList<FeedItem> Items)
{
    public IReadOnlyList<long> VideoIds => [.. Items.Select(item => item.VideoId)];

    /// <summary>Demands a full page without repetition, in order.</summary>
    public FeedPage ShouldBeFull(int size)
    {
        Items.Count.ShouldBe(size);
        VideoIds.Distinct().Count().ShouldBe(size, "a video stands twice on the page");
        Items.Select(item => item.Position).ShouldBe(Enumerable.Range(Items[0].Position, size));
        return this;
    }
}

using System.Text.Json.Serialization;

namespace FeedRanking.Integration.Tests.Running;

/// <summary>What a page says about a stage that was skipped.</summary>
internal sealed record Degradation(
    [property: JsonPropertyName("stage")] string Stage,
    [property: JsonPropertyName("reason")] string Reason);

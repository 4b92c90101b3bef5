using System.Text.Json.Serialization;

namespace FeedRanking.Integration.Tests.Running;

/// <summary>One component of ./deploy/status.sh --json.</summary>
internal sealed record ComponentStatus(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("pid")] int? Pid,
    [property: JsonPropertyName("port")] int Port,
    [property: JsonPropertyName("ready")] bool Ready,
    [property: JsonPropertyName("kind")] string Kind);

using System.Text.Json.Serialization;

namespace FeedRanking.Integration.Tests.Running;

/// <summary>What ./deploy/status.sh --json prints.</summary>
internal sealed record SystemStatus([property: JsonPropertyName("services")] IReadOnlyList<ComponentStatus> Services)
{
    public ComponentStatus this[string name] => Services.Single(service => service.Name == name);
}

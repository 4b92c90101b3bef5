using System.ComponentModel.DataAnnotations;

namespace FeedRanking.FeedGateway.Grpc;

/// <summary>
/// Where the model services are: for each the gRPC addresses (http://host:port) of its replicas, 1 to 16, separated by commas.
/// Configuration section <c>Services</c>.
/// </summary>
internal sealed class ServicesOptions : IValidatableObject
{
    public const string Section = "Services";

    /// <summary>Most replicas of a service that one gateway knows.</summary>
    public const int MaxReplicas = 16;

    [Required]
    public string CandidateRetrieval { get; set; } = "http://127.0.0.1:8091";

    [Required]
    public string LightRanker { get; set; } = "http://127.0.0.1:8092";

    [Required]
    public string HeavyRanker { get; set; } = "http://127.0.0.1:8093";

    /// <summary>Connections per address: 1 to 16. Default 2: one HTTP/2 connection serialises its writes.</summary>
    [Range(1, 16)]
    public int ChannelsPerAddress { get; set; } = 2;

    public static IReadOnlyList<Uri> Addresses(string list) =>
        [.. list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(address => new Uri(address))];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (name, list) in new[] { (nameof(CandidateRetrieval), CandidateRetrieval), (nameof(LightRanker), LightRanker), (nameof(HeavyRanker), HeavyRanker) })
        {
            var addresses = list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (addresses.Length is 0 or > MaxReplicas || addresses.Any(address => !IsAddress(address)))
            {
                yield return new ValidationResult(
                    $"{Section}:{name} is '{list}'; expected 1 to {MaxReplicas} addresses like http://127.0.0.1:8091, separated by commas.");
            }
        }
    }

    private static bool IsAddress(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
}

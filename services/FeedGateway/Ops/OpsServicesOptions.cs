using System.ComponentModel.DataAnnotations;

namespace FeedRanking.FeedGateway.Ops;

/// <summary>Where the other processes take operations: their HTTP addresses. Configuration section <c>Ops:Services</c>.</summary>
internal sealed class OpsServicesOptions : IValidatableObject
{
    public const string Section = "Ops:Services";

    /// <summary>Most addresses of a service.</summary>
    public const int MaxAddresses = 16;

    public string CandidateRetrieval { get; set; } = "";

    public string LightRanker { get; set; } = "";

    public string HeavyRanker { get; set; } = "";

    /// <summary>Like the others: http://host:port, several separated by commas in the order of replicas; empty where the service takes none. Default empty.</summary>
    public string EventPipeline { get; set; } = "";

    /// <summary>Every service with its addresses, in the order of replicas.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Uri>> Addresses => All().ToDictionary(
        pair => pair.Name,
        pair => (IReadOnlyList<Uri>)[.. Split(pair.List).Select(address => new Uri(address))]);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (name, list) in All())
        {
            var addresses = Split(list);
            if (addresses.Length > MaxAddresses || addresses.Any(address => !Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")))
            {
                yield return new ValidationResult($"{Section}:{name} is '{list}'; expected at most {MaxAddresses} addresses like http://127.0.0.1:8085, separated by commas.");
            }
        }
    }

    private (string Name, string List)[] All() =>
    [
        (nameof(CandidateRetrieval), CandidateRetrieval), (nameof(LightRanker), LightRanker), (nameof(HeavyRanker), HeavyRanker), (nameof(EventPipeline), EventPipeline),
    ];

    private static string[] Split(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

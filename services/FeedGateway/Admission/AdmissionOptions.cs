using System.ComponentModel.DataAnnotations;
using FeedRanking.FeedGateway.Quality;
using FeedRanking.ServiceDefaults.Admission;

namespace FeedRanking.FeedGateway.Admission;

/// <summary>
/// What the gateway takes on. Configuration section <c>Admission</c>, with what every service has of it; <see cref="AdaptiveLimitOptions.LateShare"/>
/// is of the latency budget here, and
/// <see cref="QualityFactor"/> goes by it as well.
/// </summary>
internal sealed class AdmissionOptions : AdaptiveLimitOptions
{
    /// <summary>Part of the limit that next pages may fill, with prefetches: 0.01 to 1. Default 0.75. First pages may fill all of it.</summary>
    [Range(0.01, 1)]
    public double NextPageShare { get; set; } = 0.75;

    /// <summary>Part of the limit that prefetches may fill: 0.01 to 1, at most <see cref="NextPageShare"/>. Default 0.5.</summary>
    [Range(0.01, 1)]
    public double PrefetchShare { get; set; } = 0.5;

    /// <summary>
    /// Part of the budget that a request may have waited before it was begun: 0.05 to 0.9. Default 0.3. Who waited longer is served at once from
    /// what needs nothing. Lower classes may have waited less, by their share of the limit.
    /// </summary>
    [Range(0.05, 0.9)]
    public double MaxStartLatenessShare { get; set; } = 0.3;

    /// <summary>How often the waiting is measured, milliseconds: 5 to 1,000. Default 20.</summary>
    [Range(5, 1_000)]
    public int ProbeMs { get; set; } = 20;

    public double ShareOf(RequestClass requestClass) => requestClass switch
    {
        RequestClass.FirstPage => 1,
        RequestClass.NextPage => NextPageShare,
        _ => PrefetchShare,
    };

    public override IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var result in base.Validate(validationContext))
        {
            yield return result;
        }

        if (PrefetchShare > NextPageShare)
        {
            yield return new ValidationResult($"{Section}: {nameof(PrefetchShare)} is {PrefetchShare}, more than {nameof(NextPageShare)}, {NextPageShare}.");
        }
    }
}

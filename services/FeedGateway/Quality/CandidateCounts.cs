using FeedRanking.FeedGateway.Scorers;
using Microsoft.Extensions.Options;

namespace FeedRanking.FeedGateway.Quality;

/// <summary>How many candidates a request is ranked out of: what <see cref="RankingOptions"/> says, times the quality factor, in whole steps.</summary>
/// <remarks>Steps, because every other number of rows is another shape to the model's runtime; floors, because a page must have a choice.</remarks>
internal sealed class CandidateCounts(QualityFactor quality, IOptions<RankingOptions> ranking, IOptions<QualityFactorOptions> options)
{
    /// <summary>The counts are multiples of this, or a bound.</summary>
    public const int RetrievedStep = 50;

    /// <inheritdoc cref="RetrievedStep"/>
    public const int HeavyStep = 10;

    private readonly RankingOptions _ranking = ranking.Value;
    private readonly QualityFactorOptions _options = options.Value;

    /// <summary>Candidates asked of retrieval now.</summary>
    public int Retrieved => Scaled(_ranking.RetrievedCandidates, RetrievedStep, _options.MinRetrieved);

    /// <summary>Candidates for the heavy ranker when there is time.</summary>
    public int MostHeavy => _ranking.HeavyCandidates;

    /// <summary>Candidates for the heavy ranker now, for a page of so many places: at least half as many again.</summary>
    public int HeavyFor(int size) => Scaled(_ranking.HeavyCandidates, HeavyStep, Math.Max(_options.MinHeavy, size + (size / 2)));

    private int Scaled(int most, int step, int least) =>
        Math.Clamp((int)Math.Round(most * quality.Value / step) * step, Math.Min(least, most), most);
}

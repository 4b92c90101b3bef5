using System.ComponentModel.DataAnnotations;

namespace FeedRanking.Retrieval;

/// <summary>
/// How many candidates each source may bring. Quotas hold for an answer of <see cref="QuotaLimit"/> candidates and shrink with smaller
/// limits; room that sources leave is filled with what the others found beyond their quotas. Configuration section "Retrieval".
/// </summary>
public sealed class RetrievalOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Retrieval";

    /// <summary>The answer's size that the quotas are declared for; quotas should sum up to it.</summary>
    public const int QuotaLimit = 1_000;

    /// <summary>Quota of the neighbours in the two-tower space, 0 to 1,000. Default 400.</summary>
    [Range(0, QuotaLimit)]
    public int TwoTowerQuota { get; set; } = 400;

    /// <summary>Quota of videos by creators that the viewer engages with, 0 to 1,000. Default 60.</summary>
    [Range(0, QuotaLimit)]
    public int CreatorsQuota { get; set; } = 60;

    /// <summary>Quota of videos on topics that the viewer engages with, 0 to 1,000. Default 100.</summary>
    [Range(0, QuotaLimit)]
    public int InterestsQuota { get; set; } = 100;

    /// <summary>Quota of what is trending in the region, then anywhere, 0 to 1,000. Default 140.</summary>
    [Range(0, QuotaLimit)]
    public int TrendingQuota { get; set; } = 140;

    /// <summary>Quota of the newest uploads, 0 to 1,000. Default 80.</summary>
    [Range(0, QuotaLimit)]
    public int FreshQuota { get; set; } = 80;

    /// <summary>An upload is fresh for so long, hours, 1 to 8,760. Default 72. Where nothing was uploaded lately, other sources get the room.</summary>
    [Range(1, 8_760)]
    public int FreshMaxAgeHours { get; set; } = 72;

    /// <summary>Quota of videos that few have seen, 0 to 1,000. Default 40.</summary>
    [Range(0, QuotaLimit)]
    public int ExplorationQuota { get; set; } = 40;

    /// <summary>Quota of the viewer's precomputed candidates, 0 to 1,000. Default 80.</summary>
    [Range(0, QuotaLimit)]
    public int PrecomputedQuota { get; set; } = 80;

    /// <summary>Quota of what is similar to the viewer's last likes, 0 to 1,000. Default 100.</summary>
    [Range(0, QuotaLimit)]
    public int SimilarQuota { get; set; } = 100;

    /// <summary>
    /// Stored candidates younger than this stand for a live search of neighbours, seconds: 0 (always live, the default) to 2,147,483,647
    /// (whatever their age). A viewer without stored candidates is always searched for.
    /// </summary>
    [Range(0, int.MaxValue)]
    public int CandidateMaxAgeSeconds { get; set; }

    /// <summary>Weight in the merge of the viewer's lift for the candidate's topic, 0 to 10. Default 0.02. The two-tower score weighs 1.</summary>
    [Range(0f, 10f)]
    public float TopicWeight { get; set; } = 0.02f;

    /// <summary>Weight in the merge of what the viewer lately liked of the candidate's creator, 0 to 10. Default 1.</summary>
    [Range(0f, 10f)]
    public float CreatorWeight { get; set; } = 1;

    /// <summary>Weight in the merge of how much everybody likes the candidate now, 0 to 10. Default 0.3.</summary>
    [Range(0f, 10f)]
    public float TrendWeight { get; set; } = 0.3f;

    /// <summary>A source may propose this many times its quota, so that duplicates of other sources leave no gaps, 1 to 10. Default 2.</summary>
    [Range(1, 10)]
    public int Overfetch { get; set; } = 2;

    /// <summary>A source that has not answered by then is left out, milliseconds, 1 to 10,000. Default 30. The caller's deadline holds too.</summary>
    [Range(1, 10_000)]
    public int SourceTimeoutMs { get; set; } = 30;

    /// <summary>Longest time between two rebuilds of index and lists from the catalogue, milliseconds, 50 to 600,000. Default 10,000.</summary>
    [Range(50, 600_000)]
    public int RefreshMs { get; set; } = 10_000;

    /// <summary>Pause between two looks whether the catalogue has grown, milliseconds, 10 to 60,000. Default 80.</summary>
    [Range(10, 60_000)]
    public int LookMs { get; set; } = 100;

    /// <summary>Longest list kept per topic, creator or region, 100 to 100,000. Default 3,000.</summary>
    [Range(100, 100_000)]
    public int ListLength { get; set; } = 3_000;
}

using System.ComponentModel.DataAnnotations;

namespace FeedRanking.FeedGateway.Hydrators;

/// <summary>Bounds of what the gateway remembers of viewers. Configuration section <c>LastKnownViewers</c>.</summary>
internal sealed class LastKnownViewersOptions
{
    public const string Section = "LastKnownViewers";

    /// <summary>Memory for it, mebibytes: 1 to 16,384. Default 64, some 15,000 viewers of 4 KB.</summary>
    [Range(1, 16_384)]
    public int MaxMegabytes { get; set; } = 64;

    /// <summary>How long a record is kept, minutes: 1 to 1,440. Default 30.</summary>
    [Range(1, 1_440)]
    public int MaxAgeMinutes { get; set; } = 30;
}

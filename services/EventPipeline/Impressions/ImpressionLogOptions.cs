using System.ComponentModel.DataAnnotations;

namespace FeedRanking.EventPipeline.Impressions;

/// <summary>Where served feeds are kept, and how much of them. Configuration section <c>Impressions</c>.</summary>
internal sealed class ImpressionLogOptions
{
    public const string Section = "Impressions";

    /// <summary>Folder of the files; made when missing. Default "impressions" beside the program.</summary>
    [Required]
    public string Directory { get; set; } = "impressions";

    /// <summary>A file that has reached this size is followed by another, bytes: 1 KB to 10 GB. Default 256 MB.</summary>
    [Range(1_024, 10_000_000_000)]
    public long MaxFileBytes { get; set; } = 256_000_000;

    /// <summary>Most bytes kept in all; the oldest files go first: 10 KB to 10 TB. Default 2 GB.</summary>
    [Range(10_240, 10_000_000_000_000)]
    public long MaxTotalBytes { get; set; } = 2_000_000_000;
}

using System.ComponentModel.DataAnnotations;

namespace FeedRanking.MessagingPeer;

/// <summary>What this process shall do. Configuration section <c>Peer</c>.</summary>
internal sealed class PeerOptions
{
    public const string Section = "Peer";

    /// <summary>"producer" or "consumer".</summary>
    [Required]
    [RegularExpression("^(producer|consumer)$")]
    public string Role { get; set; } = "";

    /// <summary>Events to publish, or to wait for: 1 to 10,000,000.</summary>
    [Range(1, 10_000_000)]
    public int Events { get; set; } = 100_000;

    /// <summary>Events in one call: 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int CallSize { get; set; } = 500;

    /// <summary>Different viewers: 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int Viewers { get; set; } = 1_000;

    /// <summary>Seed of who acts when.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>Where the consumer writes what it was given: a line of partition, offset, viewer and number for each event.</summary>
    public string File { get; set; } = "";
}

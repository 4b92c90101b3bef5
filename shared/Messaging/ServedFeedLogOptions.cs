using System.ComponentModel.DataAnnotations;

namespace FeedRanking.Messaging;

/// <summary>Limits of the queue between responses and Kafka. Configuration section <c>ServedFeedLog</c>.</summary>
public sealed class ServedFeedLogOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "ServedFeedLog";

    /// <summary>Most feeds that wait: 1 to 1,000,000. Default 10,000. More are dropped and counted.</summary>
    [Range(1, 1_000_000)]
    public int Capacity { get; set; } = 10_000;

    /// <summary>
    /// How long feeds are collected before they are sent together, milliseconds: 0 to 10,000. Default 100. One by one, a message costs the broker and its
    /// consumer several times what it costs in a batch; nobody waits for these.
    /// </summary>
    [Range(0, 10_000)]
    public int CollectMs { get; set; } = 100;

    /// <summary>How long shutting down waits for what is queued, milliseconds: 0 to 60,000. Default 3,000.</summary>
    [Range(0, 60_000)]
    public int DrainMs { get; set; } = 3_000;
}

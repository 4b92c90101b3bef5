using System.ComponentModel.DataAnnotations;

namespace FeedRanking.Messaging;

/// <summary>How to reach Kafka and what to ask of it. Configuration section <c>Kafka</c>.</summary>
public sealed class KafkaOptions : IValidatableObject
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Kafka";

    /// <summary>host:port, or several separated by commas. Default 127.0.0.1:9092.</summary>
    [Required]
    [RegularExpression(@"^[^\s:,]+:\d{1,5}(,[^\s:,]+:\d{1,5})*$", ErrorMessage = "Kafka:BootstrapServers must be host:port, or several separated by commas.")]
    public string BootstrapServers { get; set; } = "127.0.0.1:9092";

    /// <summary>Put before every topic's name, so that several systems can share a broker; at most 100 characters. Default empty.</summary>
    [RegularExpression("^[a-zA-Z0-9._-]{0,100}$")]
    public string TopicPrefix { get; set; } = "";

    /// <summary>Partitions of a topic that does not exist yet: 1 to 1,000. Default 4.</summary>
    [Range(1, 1_000)]
    public int Partitions { get; set; } = 4;

    /// <summary>Replicas of a topic that does not exist yet: 1 to 7. Default 1.</summary>
    [Range(1, 7)]
    public short ReplicationFactor { get; set; } = 1;

    /// <summary>How long the producer collects messages before it sends them, milliseconds: 0 to 1,000. Default 5.</summary>
    [Range(0, 1_000)]
    public int LingerMs { get; set; } = 5;

    /// <summary>
    /// After how long an unacknowledged message counts as failed, milliseconds: 100 to 120,000, and more than <see cref="LingerMs"/>. Default
    /// 2,500. Until then the producer repeats by itself, without duplicates and in order.
    /// </summary>
    [Range(100, 120_000)]
    public int DeliveryTimeoutMs { get; set; } = 2_500;

    /// <summary>
    /// Most messages that wait in the producer: 100 to 1,000,000. Default 100,000. Who publishes more waits for room, at most
    /// <see cref="DeliveryTimeoutMs"/>.
    /// </summary>
    [Range(100, 1_000_000)]
    public int MaxQueuedMessages { get; set; } = 100_000;

    /// <summary>Most kilobytes that wait in the producer: 1,024 to 1,048,576. Default 131,072. More wait, as with the number.</summary>
    [Range(1_024, 1_048_576)]
    public int MaxQueuedKilobytes { get; set; } = 131_072;

    /// <summary>Consumer group; the name is also the prefix of client ids. Default "feedranking".</summary>
    [Required]
    [RegularExpression("^[a-zA-Z0-9._-]{1,100}$")]
    public string ConsumerGroup { get; set; } = "feedranking";

    /// <summary>Most messages that a consumer handles at once: 1 to 10,000. Default 500.</summary>
    [Range(1, 10_000)]
    public int MaxBatch { get; set; } = 500;

    /// <summary>After how long a silent consumer loses its partitions, milliseconds: 6,000 (Kafka's own minimum) to 300,000. Default 6,000.</summary>
    [Range(6_000, 300_000)]
    public int SessionTimeoutMs { get; set; } = 6_000;

    /// <summary>First pause after a failure, milliseconds: 10 to 60,000. Default 100. Doubles up to <see cref="MaxPauseMs"/>.</summary>
    [Range(10, 60_000)]
    public int FirstPauseMs { get; set; } = 100;

    /// <summary>Longest pause between attempts, milliseconds: 10 to 600,000, and at least <see cref="FirstPauseMs"/>. Default 2,000.</summary>
    [Range(10, 600_000)]
    public int MaxPauseMs { get; set; } = 2_000;

    /// <summary>
    /// Whether the broker is <see cref="EmbeddedBroker"/>, which has neither a controller that could make topics nor ids for them. Default false.
    /// </summary>
    public bool Embedded { get; set; }

    /// <summary>After how long a broker that took a request and does not answer is given up.</summary>
    internal int RequestTimeoutMs => Math.Clamp(DeliveryTimeoutMs / 2, 1_000, 10_000);

    /// <summary>The full name of a topic.</summary>
    internal string FullName(string topic) => TopicPrefix + topic;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (DeliveryTimeoutMs <= LingerMs)
        {
            yield return new ValidationResult("Kafka:DeliveryTimeoutMs is not more than Kafka:LingerMs.", [nameof(DeliveryTimeoutMs)]);
        }

        if (MaxPauseMs < FirstPauseMs)
        {
            yield return new ValidationResult("Kafka:MaxPauseMs is less than Kafka:FirstPauseMs.", [nameof(MaxPauseMs)]);
        }
    }
}

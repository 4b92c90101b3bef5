namespace FeedRanking.Messaging;

/// <summary>Messages of one partition in their order.</summary>
/// <typeparam name="T">What a message holds.</typeparam>
/// <param name="Stream">
/// Names the topic in this incarnation: when a topic is deleted and made anew its offsets begin again, and this changes. What is stored
/// with offsets is stored under this name.
/// </param>
/// <param name="Partition">The partition.</param>
/// <param name="Messages">At least one; offsets rise, and may have gaps.</param>
public sealed record MessageBatch<T>(string Stream, int Partition, IReadOnlyList<ConsumedMessage<T>> Messages);

/// <summary>One message and its place.</summary>
/// <typeparam name="T">What it holds.</typeparam>
/// <param name="Offset">Its offset in the partition.</param>
/// <param name="Value">What it holds.</param>
public readonly record struct ConsumedMessage<T>(long Offset, T Value);

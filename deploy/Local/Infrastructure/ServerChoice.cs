namespace FeedRanking.Local.Infrastructure;

/// <summary>The outcome of looking for a server.</summary>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Location">host:port, a program, a Kafka home, an image, or nothing: by origin.</param>
internal sealed record ServerChoice(ServerOrigin Origin, string Location);

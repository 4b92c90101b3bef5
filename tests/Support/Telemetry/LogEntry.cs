namespace FeedRanking.Testing.Telemetry;

/// <summary>A log line of the schema.</summary>
/// <param name="Category">The logger's category: the class that writes it.</param>
/// <param name="Level">debug, information, warning, error, or any where it is decided at run time.</param>
/// <param name="Template">The message with its placeholders: what dashboards and alerts look for.</param>
/// <param name="Fields">Names of the placeholders, in order.</param>
public sealed record LogEntry(string Category, string Level, string Template, IReadOnlyList<string> Fields);

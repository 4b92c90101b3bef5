namespace FeedRanking.Datasets;

/// <summary>Fields as CSV (RFC 4180).</summary>
internal static class CsvText
{
    /// <summary>A text, quoted when it must be.</summary>
    public static string Quote(string text) =>
        text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    /// <summary>A flag as 0 or 1.</summary>
    public static char Flag(bool flag) => flag ? '1' : '0';

    /// <summary>A number, or nothing when it is the one that stands for "unknown".</summary>
    public static string Known(int value, int unknown) => value == unknown ? "" : $"{value}";
}

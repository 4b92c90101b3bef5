using System.Text.RegularExpressions;

namespace FeedRanking.Testing.Telemetry;

/// <summary>Which values something may have: a list, or a pattern where a list is not possible.</summary>
/// <param name="Values">All of them; null when <paramref name="Pattern"/> is given.</param>
/// <param name="Pattern">A regular expression for the whole value.</param>
public sealed record ValueDomain(IReadOnlyList<string>? Values = null, string? Pattern = null)
{
    /// <summary>Whether a value is allowed.</summary>
    public bool Holds(string value) =>
        Values?.Contains(value) ?? Regex.IsMatch(value, $"^(?:{Pattern})$", RegexOptions.CultureInvariant | RegexOptions.Singleline);
}

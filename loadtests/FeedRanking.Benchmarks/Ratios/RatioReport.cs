using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FeedRanking.Benchmarks.Ratios;

/// <summary>What was measured, as the JSON that others read and as the table that people do.</summary>
/// <param name="Ratios">In the order of measurement.</param>
/// <param name="Skipped">Groups that were not measured, with the reason.</param>
/// <param name="Machine">Where.</param>
/// <param name="Commit">Of what.</param>
/// <param name="Command">How.</param>
internal sealed record RatioReport(
    IReadOnlyList<Ratio> Ratios, IReadOnlyDictionary<string, string> Skipped, string Machine, string Commit, string Command)
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string ToJson() => JsonSerializer.Serialize(
        new
        {
            ratios = Ratios.Select(ratio => new
            {
                id = ratio.Id,
                name = ratio.Name,
                value = Rounded(ratio.Value),
                goal = ratio.Goal?.Value,
                goal_is = ratio.Goal is { } goal ? goal.IsMinimum ? "minimum" : "maximum" : null,
                met = ratio.IsMet,
                budget = ratio.Budget,
                reference = ratio.Reference,
                unit = ratio.Unit,
                note = ratio.Note,
            }),
            skipped = Skipped,
            machine = Machine,
            commit = Commit,
            command = Command,
        },
        Json);

    public string ToMarkdown()
    {
        var lines = new List<string> { "| id | what | value | goal | reference | |", "|---|---|---|---|---|---|" };
        lines.AddRange(Ratios.Select(ratio => string.Create(
            CultureInfo.InvariantCulture,
            $"| {ratio.Id} | {ratio.Name} | {Short(ratio.Value)}{(ratio.Unit == "ratio" ? "" : " " + ratio.Unit)} | {Mark(ratio)} | {ratio.Reference:0.###} | {ratio.Note} |")));
        lines.AddRange(Skipped.Select(pair => $"| {pair.Key} | not measured: {pair.Value} | | | | |"));
        lines.Add("");
        lines.Add($"`{Command}`, {Machine}, commit {Commit}.");
        return string.Join('\n', lines) + "\n";
    }

    private static string Mark(Ratio ratio) =>
        (ratio.Goal is null ? "" : $"{ratio.Goal}{(ratio.IsMet == true ? " ✓" : " ✗")}") + (ratio.IsOverBudget ? " over budget" : "");

    // JSON knows no infinity and no NaN: a side that answered nothing has no ratio.
    private static double? Rounded(double value) => double.IsFinite(value) ? Math.Round(value, 4) : null;

    private static string Short(double value) => value.ToString(Math.Abs(value) switch { >= 1000 => "N0", >= 10 => "0.#", >= 1 => "0.##", _ => "0.###" }, CultureInfo.InvariantCulture);
}

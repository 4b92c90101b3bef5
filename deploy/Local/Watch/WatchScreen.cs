using System.Globalization;
using System.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace FeedRanking.Local.Watch;

/// <summary>A frame as it is shown in a terminal.</summary>
internal static class WatchScreen
{
    private const int BarLength = 40;
    private const int NameWidth = 20;
    private const string Unknown = "-";

    private static readonly Dictionary<string, string> Colours = new()
    {
        ["heavy"] = "green",
        ["light"] = "yellow",
        ["precomputed"] = "orange3",
        ["popular"] = "red",
    };

    public static IRenderable Render(WatchFrame frame)
    {
        List<IRenderable> rows = [new Markup(Head(frame)), new Markup("[grey]served by, last minute[/]"), new Markup(Rungs(frame))];
        Add(rows, "lacking, last 10 s", string.Join("   ", frame.Degraded.Select(entry => $"{Escape(entry.Key)} {Text(entry.Value, "0")}")));
        Add(rows, "breakers", string.Join("   ", frame.Breakers.GroupBy(breaker => breaker.Value).OrderBy(state => state.Key == "closed").Select(state =>
            $"{Colour(state.Key, state.Key == "closed" ? "green" : "red")} {Escape(string.Join(", ", state.Select(breaker => breaker.Key)))}")));
        Add(rows, "quality factor", Quality(frame));
        Add(rows, "admission", string.Join("\n" + new string(' ', NameWidth), frame.Admission.Select(line =>
            $"{Escape(line.Service).PadRight(NameWidth)}{Text(line.InFlight, "0")} of {Text(line.Limit, "0")} in flight, {Text(line.ShedPerSecond)} shed/s")));
        Add(rows, "faults on demand", string.Join(", ", frame.Faults.Select(fault => Colour(fault, "red"))));
        rows.Add(Parts(frame));
        return new Rows(rows);
    }

    /// <summary>The same in one line, for files and pipes.</summary>
    public static string Line(WatchFrame frame)
    {
        var troubled = frame.Parts.Where(part => !part.Status.Ready || part.IsHeld).Select(part => $"{part.Status.Name} {State(part)}");
        return string.Join("  ", new[]
        {
            frame.At.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
            $"{Text(frame.FeedsPerSecond)} feeds/s",
            $"p50 {Text(frame.P50Ms)} p95 {Text(frame.P95Ms)} p99 {Text(frame.P99Ms)} of {Text(frame.BudgetMs, "0")} ms",
            $"served by {(frame.ServedBy.Count == 0 ? Unknown : string.Join(' ', frame.ServedBy.Where(rung => rung.Value > 0).Select(rung => $"{rung.Key} {Percent(rung.Value)}")))}",
            $"quality {Text(frame.QualityFactor, "0.00")}",
            $"breakers {(frame.Breakers.Count == 0 ? Unknown : string.Join(' ', frame.Breakers.Where(breaker => breaker.Value != "closed").Select(breaker => $"{breaker.Key} {breaker.Value}").DefaultIfEmpty("closed")))}",
            $"faults {string.Join(", ", frame.Faults.DefaultIfEmpty(Unknown))}",
            $"parts {string.Join(", ", troubled.DefaultIfEmpty("ready"))}",
        });
    }

    private static string Head(WatchFrame frame)
    {
        var over = frame.P95Ms > frame.BudgetMs;
        var latency = $"p50 {Text(frame.P50Ms)}  p95 {Text(frame.P95Ms)}  p99 {Text(frame.P99Ms)} of {Text(frame.BudgetMs, "0")} ms";
        return $"[bold]FeedRanking[/]  {frame.At.ToString("HH:mm:ss", CultureInfo.InvariantCulture)}  [bold]{Text(frame.FeedsPerSecond)}[/] feeds/s  {Colour(latency, over ? "red" : "green")} [grey](last 10 s)[/]";
    }

    private static string Rungs(WatchFrame frame)
    {
        if (frame.ServedBy.Count == 0)
        {
            return $"  {Unknown}";
        }

        var text = new StringBuilder();
        foreach (var (rung, share) in frame.ServedBy)
        {
            var bar = new string('█', (int)Math.Ceiling(share * BarLength)).PadRight(BarLength);
            text.Append(text.Length > 0 ? "\n" : "").Append("  ").Append(rung.PadRight(NameWidth - 2)).Append(Colour(bar, Colours[rung])).Append(' ').Append(Percent(share).PadLeft(7));
        }

        return text.ToString();
    }

    private static string Quality(WatchFrame frame) => frame.QualityFactor is not { } factor
        ? ""
        : $"{Colour(Text(factor, "0.00"), factor < 1 ? "yellow" : "green")}   {string.Join(", ", frame.Candidates.Select(stage => $"{Escape(stage.Key)} {Text(stage.Value, "0")} candidates"))}";

    private static Table Parts(WatchFrame frame)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("name").AddColumn("pid").AddColumn("state")
            .AddColumn(new TableColumn("CPU %").RightAligned()).AddColumn(new TableColumn("memory MB").RightAligned());
        foreach (var part in frame.Parts)
        {
            table.AddRow(
                Escape(part.Status.Name),
                part.Status.Pid?.ToString(CultureInfo.InvariantCulture) ?? Unknown,
                Colour(State(part), part is { Status.Ready: true, IsHeld: false } ? "green" : part.Status.Pid is null ? "red" : "yellow"),
                Text(part.CpuPercent, "0"),
                Text(part.MemoryMb, "0"));
        }

        return table;
    }

    private static string State(WatchFrame.PartLine part) => part switch
    {
        { IsHeld: true } => "held",
        { Status.Ready: true } => "ready",
        { Status.Pid: null } => "dead",
        _ => "not ready",
    };

    private static void Add(List<IRenderable> rows, string name, string text) =>
        rows.Add(new Markup($"[grey]{name.PadRight(NameWidth)}[/]{(text.Length == 0 ? Unknown : text)}"));

    private static string Colour(string text, string colour) => $"[{colour}]{Escape(text)}[/]";

    private static string Escape(string text) => Markup.Escape(text);

    private static string Percent(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    private static string Text(double? value, string format = "0.0") => value?.ToString(format, CultureInfo.InvariantCulture) ?? Unknown;
}

using System.Globalization;
using FeedRanking.Local.State;
using Spectre.Console;

namespace FeedRanking.Local.Screens;

/// <summary>The table of status, and of up while it runs in the foreground.</summary>
internal static class StatusTable
{
    public static Table Make(RunState state, StatusReport report, DateTimeOffset now)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("name", "pid", "port", "state", "uptime");
        foreach (var component in report.Services)
        {
            var started = state.Find(component.Name)!;
            table.AddRow(
                Markup.Escape(component.Name),
                component.Pid?.ToString(CultureInfo.InvariantCulture) ?? "–",
                component.Port.ToString(CultureInfo.InvariantCulture),
                Describe(component, started),
                component.Pid is null ? "–" : Uptime(now - DateTimeOffset.FromUnixTimeMilliseconds(started.StartedAtMs)));
        }

        return table;
    }

    private static string Describe(ComponentStatus component, RunningComponent started) => component switch
    {
        { Ready: true } when started.IsExternal => "[green]ready[/] (not ours)",
        { Ready: true } => "[green]ready[/]",
        { Pid: null } when !started.IsExternal => "[red]dead[/]",
        _ => "[yellow]not ready[/]",
    };

    private static string Uptime(TimeSpan time) => time.TotalHours >= 1
        ? $"{(int)time.TotalHours} h {time.Minutes} min"
        : time.TotalMinutes >= 1 ? $"{time.Minutes} min {time.Seconds} s" : $"{Math.Max(0, time.Seconds)} s";
}

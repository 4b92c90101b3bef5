using FeedRanking.Local.State;
using Spectre.Console;

namespace FeedRanking.Local.Screens;

/// <summary>Shows the running system until somebody ends it. Restarts nothing: a process that died is shown as dead.</summary>
internal sealed class LiveTable(StateFile file, StatusReader reader, IAnsiConsole console, TimeProvider time)
{
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(1);

    /// <summary>Returns when cancelled, or when down.sh elsewhere has stopped the system.</summary>
    public async Task ShowAsync(CancellationToken cancel)
    {
        try
        {
            if (console.Profile.Out.IsTerminal)
            {
                await console.Live(new Text("")).StartAsync(live => LoopAsync((state, report) =>
                {
                    live.UpdateTarget(StatusTable.Make(state, report, time.GetUtcNow()));
                    live.Refresh();
                }, cancel));
            }
            else
            {
                var announced = new HashSet<string>();
                await LoopAsync((_, report) => AnnounceDeaths(report, announced), cancel);
            }
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C: the normal way out.
        }
    }

    private async Task LoopAsync(Action<RunState, StatusReport> show, CancellationToken cancel)
    {
        while (file.Read() is { } state)
        {
            show(state, await reader.ReadAsync(state, cancel));
            await Task.Delay(Refresh, time, cancel);
        }
    }

    private void AnnounceDeaths(StatusReport report, HashSet<string> announced)
    {
        foreach (var component in report.Services)
        {
            if (component is { Pid: null, Ready: false } ? announced.Add(component.Name) : announced.Remove(component.Name))
            {
                console.WriteLine(component.Pid is null ? $"{component.Name} is dead" : $"{component.Name} is back");
            }
        }
    }
}

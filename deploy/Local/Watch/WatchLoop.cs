using FeedRanking.Local.State;
using Spectre.Console;

namespace FeedRanking.Local.Watch;

/// <summary>Shows a frame each second until somebody ends it, or the system is stopped.</summary>
internal sealed class WatchLoop(StateFile file, WatchReader reader, IAnsiConsole console, TimeProvider time)
{
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(1);

    private readonly WatchHistory _history = new();

    /// <summary>One whole frame: of two looks, because rates need two.</summary>
    /// <returns>False when nothing is running.</returns>
    public async Task<bool> OnceAsync(CancellationToken cancel)
    {
        for (var look = 0; look < 2; look++)
        {
            if (file.Read() is not { } state)
            {
                return false;
            }

            _history.Add(await reader.ReadAsync(state, cancel));
            if (look == 0)
            {
                await Task.Delay(Refresh, time, cancel);
            }
        }

        console.Write(WatchScreen.Render(WatchFrameMaker.Make(_history)));
        return true;
    }

    /// <returns>False when nothing was running from the start.</returns>
    public async Task<bool> ShowAsync(CancellationToken cancel)
    {
        if (file.Read() is null)
        {
            return false;
        }

        try
        {
            if (console.Profile.Out.IsTerminal)
            {
                await console.Live(new Text("")).StartAsync(live => LoopAsync(frame =>
                {
                    live.UpdateTarget(WatchScreen.Render(frame));
                    live.Refresh();
                }, cancel));
            }
            else
            {
                await LoopAsync(frame => console.Profile.Out.Writer.WriteLine(WatchScreen.Line(frame)), cancel);
            }
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C: the normal way out.
        }

        return true;
    }

    private async Task LoopAsync(Action<WatchFrame> show, CancellationToken cancel)
    {
        while (file.Read() is { } state)
        {
            _history.Add(await reader.ReadAsync(state, cancel));
            show(WatchFrameMaker.Make(_history));
            await Task.Delay(Refresh, time, cancel);
        }
    }
}

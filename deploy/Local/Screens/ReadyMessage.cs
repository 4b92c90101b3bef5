using FeedRanking.Local.State;
using Spectre.Console;

namespace FeedRanking.Local.Screens;

/// <summary>What up says when everything is ready: where to go now.</summary>
internal static class ReadyMessage
{
    public static void Write(RunState state, RunFolder folder, bool detached, IAnsiConsole console)
    {
        var address = $"http://127.0.0.1:{state.PublicPort}";
        console.WriteLine($"feed     {address}/v1/feed?user_id=1&size=20");
        console.WriteLine($"events   POST {address}/v1/events");
        console.WriteLine($"metrics  {address}/metrics (of each service: ./deploy/status.sh)");
        console.WriteLine($"logs     {folder.Logs}");
        console.WriteLine(detached ? "stop     ./deploy/down.sh" : "stop     Ctrl-C");
    }
}

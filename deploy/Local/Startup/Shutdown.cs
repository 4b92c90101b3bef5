using FeedRanking.Local.Processes;
using FeedRanking.Local.State;
using FeedRanking.Local.Topology;

namespace FeedRanking.Local.Startup;

/// <summary>Stops the system in the order in which nobody misses a callee: gateway, then the other services, then Redis and Kafka.</summary>
internal sealed class Shutdown(RunFolder folder, Action<string> report, TimeProvider time)
{
    private readonly StateFile _file = new(folder);

    /// <summary>Stops everything that was started. Nothing to stop is fine.</summary>
    /// <returns>How many processes were stopped.</returns>
    /// <exception cref="LaunchException">A process survives even a kill.</exception>
    public async Task<int> DownAsync()
    {
        if (_file.Read() is not { } state)
        {
            return 0;
        }

        var stopper = new ProcessStopper(time);
        var count = state.Components.Count(component => component.IsAlive);
        var groups = state.Components.GroupBy(Order).OrderBy(group => group.Key);
        foreach (var group in groups)
        {
            foreach (var killed in await stopper.StopAsync([.. group]))
            {
                report($"{killed} did not end when asked and was killed");
            }
        }

        _file.Delete();
        return count;
    }

    private static int Order(RunningComponent component) => component switch
    {
        { Name: ComponentName.FeedGateway } => 0,
        { Kind: ComponentKind.Service } => 1,
        _ => 2,
    };
}

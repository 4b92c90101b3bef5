using System.Globalization;
using FeedRanking.Local.Infrastructure;
using FeedRanking.Local.Readiness;
using FeedRanking.Local.Startup;
using FeedRanking.Local.State;

namespace FeedRanking.Local.Chaos;

/// <summary>The other half of a cold restart: what died on demand is started again, as a supervisor would.</summary>
internal sealed class ColdStarts(RunFolder folder, ReadinessProbe probe, Action<string> report, TimeProvider time)
{
    private static readonly TimeSpan DeathLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits until some process has died, then starts what is missing, and waits until it is ready: warm.</summary>
    /// <exception cref="LaunchException">Nothing died, or it does not come back.</exception>
    public async Task RunAsync(CancellationToken cancel)
    {
        await UntilSomethingDiedAsync(cancel);
        var begin = time.GetTimestamp();
        using (RunLock.Take(folder))
        {
            var launcher = new Launcher(folder, BuiltPrograms.BesideUs(), Executables.OfThisMachine, probe, report, time);
            await launcher.UpAsync(new UpSettings(null, null, null, false, TimeSpan.FromSeconds(UpSettings.DefaultReadyLimitSeconds)), cancel);
        }

        report(string.Create(CultureInfo.InvariantCulture, $"ready again {time.GetElapsedTime(begin).TotalSeconds:0.0} s after its end"));
    }

    private async Task UntilSomethingDiedAsync(CancellationToken cancel)
    {
        var begin = time.GetTimestamp();
        var file = new StateFile(folder);
        while (file.Read()?.Components.All(component => component.IsExternal || component.IsAlive) != false)
        {
            if (time.GetElapsedTime(begin) > DeathLimit)
            {
                throw new LaunchException("The process did not end.");
            }

            await Task.Delay(Pause, time, cancel);
        }
    }
}

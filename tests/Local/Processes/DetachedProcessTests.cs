using FeedRanking.Local.Processes;
using FeedRanking.Testing;

namespace FeedRanking.Local.Tests.Processes;

public sealed class DetachedProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Output_GoesToTheLog_AndTheEarlierLogIsKept()
    {
        var log = _folder.RunFolder.LogOf("Speaker");

        DetachedProcess.Start(Sleeper.Shell("Speaker", "echo first; sleep 1"), log);
        await Eventually.Async(() => LogTail.Contains(log, "first"), what: "The log of the first start");
        DetachedProcess.Start(Sleeper.Shell("Speaker", "echo second; echo error >&2; sleep 1"), log);
        await Eventually.Async(() => LogTail.Contains(log, "second\nerror"), what: "The log of the second start");

        LogTail.Contains(log, "first").ShouldBeFalse();
        LogTail.Contains(log + ".previous", "first").ShouldBeTrue();
    }

    [Fact]
    public async Task Settings_AndArgumentsWithBlanks_ReachTheProcess()
    {
        var log = _folder.RunFolder.LogOf("Reader");
        var spec = new LaunchSpec(
            "Reader", "/bin/sh", ["-c", "echo \"<$GIVEN><$1>\"; sleep 1", "sh", "two words"], _folder.Path,
            new Dictionary<string, string> { ["GIVEN"] = "a setting" });

        DetachedProcess.Start(spec, log);

        await Eventually.Async(() => LogTail.Contains(log, "<a setting><two words>"), what: "Settings and arguments in the log");
    }

    [Fact]
    public async Task Process_HasItsOwnSession_SoThatCtrlCHereDoesNotReachIt()
    {
        var sleeper = Sleeper.Start(Sleeper.Obedient("Sleeper"), _folder.RunFolder);
        try
        {
            sleeper.IsAlive.ShouldBeTrue();
            await Eventually.Async(() => SessionOf(sleeper.Pid!.Value) == sleeper.Pid.Value, what: "An own session");
        }
        finally
        {
            ProcessSignal.SendKill(sleeper.Pid!.Value);
        }
    }

    public void Dispose() => _folder.Dispose();

    private static int SessionOf(int pid)
    {
        var stat = File.ReadAllText($"/proc/{pid}/stat");
        return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[3], System.Globalization.CultureInfo.InvariantCulture);
    }
}

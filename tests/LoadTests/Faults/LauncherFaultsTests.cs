using FeedRanking.LoadTests.Faults;
using FeedRanking.Testing;

namespace FeedRanking.LoadTests.Tests.Faults;

/// <summary>With a launcher that only writes down what it is asked.</summary>
public sealed class LauncherFaultsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly LauncherFaults _faults;

    public LauncherFaultsTests()
    {
        File.WriteAllText(_folder.Combine("launcher"), $"echo \"$@\" >>'{Log}'\ncase $* in *Nobody*) echo 'There is no part' >&2; exit 1 ;; esac\n");
        _faults = new LauncherFaults(["/bin/sh", _folder.Combine("launcher")], "/run/of/the/test");
    }

    private string Log => _folder.Combine("log");

    [Fact]
    public async Task TakeBack_MendsWhatIsStillBroken_AndNothingElse()
    {
        await _faults.KillAsync(["HeavyRanker"]);
        await _faults.StartAsync(["HeavyRanker"]);
        await _faults.PauseAsync(["Redis"]);

        await _faults.TakeBackAsync();

        Said().ShouldBe(
        [
            "process kill HeavyRanker --run-dir /run/of/the/test", "process start HeavyRanker --run-dir /run/of/the/test",
            "process pause Redis --run-dir /run/of/the/test",
            "process resume Redis --run-dir /run/of/the/test", "process start Redis --run-dir /run/of/the/test",
        ]);
    }

    [Fact]
    public async Task Kill_AfterEverythingWasTakenBack_IsRefused()
    {
        await _faults.TakeBackAsync();

        await Should.ThrowAsync<LoadTestException>(() => _faults.KillAsync(["HeavyRanker"]));
        File.Exists(Log).ShouldBeFalse();
    }

    [Fact]
    public async Task Kill_ThatTheLauncherRefuses_SaysWhy() =>
        (await Should.ThrowAsync<LoadTestException>(() => _faults.KillAsync(["Nobody"]))).Message.ShouldContain("There is no part");

    [Fact]
    public async Task Start_WithSettings_HandsThemOver()
    {
        await _faults.StartAsync(["FeedGateway"], ["Redis__Address=127.0.0.1:1"], new Dictionary<string, string>());

        Said().ShouldBe(["process start FeedGateway --set Redis__Address=127.0.0.1:1 --run-dir /run/of/the/test"]);
    }

    public void Dispose()
    {
        _faults.Dispose();
        _folder.Dispose();
    }

    private string[] Said() => File.ReadAllLines(Log);
}

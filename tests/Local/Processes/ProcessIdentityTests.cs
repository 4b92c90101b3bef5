using FeedRanking.Local.Processes;
using FeedRanking.Testing;

namespace FeedRanking.Local.Tests.Processes;

public sealed class ProcessIdentityTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void LiveProcess_KeepsItsIdentity()
    {
        var first = ProcessIdentity.Read(Environment.ProcessId);

        first.ShouldNotBeNull();
        ProcessIdentity.Read(Environment.ProcessId).ShouldBe(first);
        ProcessIdentity.IsAlive(Environment.ProcessId, first).ShouldBeTrue();
    }

    [Fact]
    public void PidOfAnotherProcess_IsNotTheOneThatWasStarted() =>
        ProcessIdentity.IsAlive(Environment.ProcessId, "1@another-boot").ShouldBeFalse();

    [Fact]
    public async Task KilledProcess_IsDead_AlsoBeforeItIsReaped()
    {
        var sleeper = Sleeper.Start(Sleeper.Obedient("Sleeper"), _folder.RunFolder);

        ProcessSignal.SendKill(sleeper.Pid!.Value);

        await Eventually.Async(() => !sleeper.IsAlive, what: "The end of a killed process");
        ProcessIdentity.Read(sleeper.Pid.Value).ShouldBeNull();
    }

    public void Dispose() => _folder.Dispose();
}

using FeedRanking.Local.Processes;
using FeedRanking.Testing;

namespace FeedRanking.Local.Tests.Processes;

public sealed class ProcessStopperTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task ObedientProcess_IsAskedAndNotKilled()
    {
        var sleeper = Sleeper.Start(Sleeper.Obedient("Sleeper"), _folder.RunFolder);

        (await new ProcessStopper(TimeProvider.System).StopAsync([sleeper])).ShouldBeEmpty();

        sleeper.IsAlive.ShouldBeFalse();
    }

    [Fact]
    public async Task DeafProcess_IsKilledAfterTheLimit()
    {
        var deaf = Sleeper.Start(Sleeper.Deaf("Deaf"), _folder.RunFolder);
        await Eventually.Async(() => LogTail.Contains(_folder.RunFolder.LogOf("Deaf"), "deaf"), what: "The trap");
        var clock = new ManualTimeProvider();

        var stopping = new ProcessStopper(clock).StopAsync([deaf]);
        await Eventually.Async(
            () =>
            {
                clock.Advance(TimeSpan.FromSeconds(1));
                return stopping.IsCompleted;
            },
            what: "The kill of a deaf process");

        (await stopping).ShouldBe(["Deaf"]);
        deaf.IsAlive.ShouldBeFalse();
    }

    [Fact]
    public async Task PidThatBelongsToSomebodyElse_IsLeftAlone()
    {
        var somebody = Sleeper.Start(Sleeper.Obedient("Somebody"), _folder.RunFolder);
        var remembered = somebody with { StartedAt = "1@another-boot" };

        await new ProcessStopper(TimeProvider.System).StopAsync([remembered]);

        somebody.IsAlive.ShouldBeTrue();
        ProcessSignal.SendKill(somebody.Pid!.Value);
    }

    public void Dispose() => _folder.Dispose();
}

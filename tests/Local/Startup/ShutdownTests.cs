using FeedRanking.Local.Startup;
using FeedRanking.Local.State;
using FeedRanking.Local.Topology;

namespace FeedRanking.Local.Tests.Startup;

public sealed class ShutdownTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task NothingRunning_IsFine_Twice()
    {
        var shutdown = new Shutdown(_folder.RunFolder, _ => { }, TimeProvider.System);

        (await shutdown.DownAsync()).ShouldBe(0);
        (await shutdown.DownAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Down_StopsEverythingThatWasStarted_AndForgetsIt()
    {
        var folder = _folder.RunFolder;
        var components = new[] { ComponentName.Redis, ComponentName.HeavyRanker, ComponentName.FeedGateway }
            .Select(name => Sleeper.Start(Sleeper.Obedient(name), folder)).ToList();
        new StateFile(folder).Write(new RunState(8080, null, null, "world-1", false, components));

        (await new Shutdown(folder, _ => { }, TimeProvider.System).DownAsync()).ShouldBe(3);

        components.ShouldAllBe(component => !component.IsAlive);
        new StateFile(folder).Read().ShouldBeNull();
    }

    [Fact]
    public async Task ServerGivenByAddress_IsNotOursToStop()
    {
        var folder = _folder.RunFolder;
        var given = new RunningComponent(ComponentName.Redis, null, null, 6379, "redis:6379", null, 0);
        new StateFile(folder).Write(new RunState(8080, null, null, "world-1", false, [given]));

        (await new Shutdown(folder, _ => { }, TimeProvider.System).DownAsync()).ShouldBe(0);
    }

    public void Dispose() => _folder.Dispose();
}

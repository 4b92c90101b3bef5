using FeedRanking.Local.Processes;
using FeedRanking.Local.Tests.Fakes;
using FeedRanking.Local.Topology;
using FeedRanking.Testing;

namespace FeedRanking.Local.Tests.Startup;

/// <summary>Whole starts, with a real Redis and services that are played.</summary>
public sealed class LauncherTests : IDisposable
{
    private readonly FakeCheckout _checkout = new(portsAbove: 23_000);

    [RequiresFact(Need.Redis)]
    public async Task Up_StartsEverything_WithTheModelsOfTheLoadedCatalogue()
    {
        var state = await _checkout.UpAsync();

        state.ModelsVersion.ShouldBe("fake-1");
        state.Components.Select(component => component.Name).ShouldBe(ComponentName.All, ignoreOrder: true);
        foreach (var name in ComponentName.All)
        {
            (await _checkout.IsReadyAsync(name)).ShouldBeTrue(name);
        }

        _checkout.Reported.ShouldContain("half way");
        (await _checkout.DownAsync()).ShouldBe(6);
        state.Components.ShouldAllBe(component => !component.IsAlive);
    }

    [RequiresFact(Need.Redis)]
    public async Task UpAgain_AfterAKill_StartsOnlyWhatDied_ReplicasToo()
    {
        string[] killed = [ComponentName.LightRanker, "HeavyRanker-2"];
        var before = await _checkout.UpAsync(replicas: new Replicas(Heavy: 2));
        before.Components.Select(component => component.Name).ShouldBe([.. ComponentName.All, "HeavyRanker-2"], ignoreOrder: true);
        foreach (var name in killed)
        {
            ProcessSignal.SendKill(before.Find(name)!.Pid!.Value);
            await Eventually.Async(() => !before.Find(name)!.IsAlive, what: $"The end of {name}");
        }

        var after = await _checkout.UpAsync();

        after.Components.Where(component => component.Pid != before.Find(component.Name)!.Pid).Select(component => component.Name)
            .ShouldBe(killed, ignoreOrder: true);
        (await _checkout.IsReadyAsync("HeavyRanker-2")).ShouldBeTrue();
        (await _checkout.DownAsync()).ShouldBe(7);
        after.Components.ShouldAllBe(component => !component.IsAlive);
    }

    [RequiresFact(Need.Redis)]
    public async Task UpAfterDown_KeepsWhatRedisHolds_UnlessToldToReload()
    {
        await _checkout.UpAsync();
        await _checkout.DownAsync();

        await _checkout.UpAsync();
        _checkout.Reported.Count(line => line == "half way").ShouldBe(1);
        await _checkout.DownAsync();

        await _checkout.UpAsync(reload: true);
        _checkout.Reported.Count(line => line == "half way").ShouldBe(2);
    }

    [RequiresFact(Need.Redis)]
    public async Task ServiceThatDies_StopsTheStart_ShowsItsLog_AndLeavesNothing()
    {
        _checkout.Mischief(ComponentName.LightRanker, FakeProgram.Dies);

        var failure = await Should.ThrowAsync<LaunchException>(() => _checkout.UpAsync());

        failure.Message.ShouldContain("LightRanker ended before it was ready");
        failure.Message.ShouldContain("the model cannot be loaded");
        _checkout.State.ShouldBeNull();
        new PortPlan(_checkout.Port).Uses.ShouldAllBe(use => PortProbe.IsFree(use.Port));
    }

    [RequiresFact(Need.Redis)]
    public async Task ServiceThatIsNeverReady_StopsTheStartAfterTheLimit()
    {
        _checkout.Mischief(ComponentName.EventPipeline, FakeProgram.IsNeverReady);

        var failure = await Should.ThrowAsync<LaunchException>(() => _checkout.UpAsync(readyLimit: TimeSpan.FromSeconds(5)));

        failure.Message.ShouldContain("EventPipeline");
        failure.Message.ShouldContain("is not ready after 5 s");
        _checkout.State.ShouldBeNull();
    }

    [RequiresFact(Need.Redis)]
    public async Task RepairThatFails_LeavesTheRestRunning()
    {
        var before = await _checkout.UpAsync();
        ProcessSignal.SendKill(before.Find(ComponentName.HeavyRanker)!.Pid!.Value);
        await Eventually.Async(() => !before.Find(ComponentName.HeavyRanker)!.IsAlive, what: "The end of HeavyRanker");
        _checkout.Mischief(ComponentName.HeavyRanker, FakeProgram.Dies);

        await Should.ThrowAsync<LaunchException>(() => _checkout.UpAsync());

        (await _checkout.IsReadyAsync(ComponentName.FeedGateway)).ShouldBeTrue();
        (await _checkout.IsReadyAsync(ComponentName.HeavyRanker)).ShouldBeFalse();
    }

    [RequiresFact(Need.Redis)]
    public async Task UpOnly_WithEverythingDead_StartsThatPartOfTheSameSystem_AndNothingElse()
    {
        var before = await _checkout.UpAsync();
        foreach (var component in before.Components.Where(component => component.Pid is not null))
        {
            ProcessSignal.SendKill(component.Pid!.Value);
        }

        await Eventually.Async(() => before.Components.All(component => !component.IsAlive), what: "The end of everything");

        var after = await _checkout.UpAsync(only: [ComponentName.FeedGateway]);

        after.PublicPort.ShouldBe(before.PublicPort);
        after.Components.Where(component => component.IsAlive).Select(component => component.Name).ShouldBe([ComponentName.FeedGateway]);
        (await _checkout.UpAsync()).Components.Count(component => component.IsAlive).ShouldBe(6);
    }

    [Fact]
    public async Task UpOnly_WithNothingEverStarted_IsRefused() =>
        (await Should.ThrowAsync<LaunchException>(() => _checkout.UpAsync(only: [ComponentName.FeedGateway]))).Message.ShouldContain("./deploy/up.sh");

    public void Dispose() => _checkout.Dispose();
}

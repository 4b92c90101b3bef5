using FeedRanking.Local.State;
using FeedRanking.Local.Topology;

namespace FeedRanking.Local.Tests.State;

public sealed class StateFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void State_IsReadAsItWasWritten()
    {
        var file = new StateFile(_folder.RunFolder);
        var state = new RunState(8080, "/data", null, "world-1", false, [new(ComponentName.Redis, 17, "5@boot", 8090, "127.0.0.1:8090", null, 42)]);

        file.Write(state);
        var read = file.Read()!;

        read.Components.ShouldBe(state.Components);
        (read with { Components = state.Components }).ShouldBe(state);
    }

    [Fact]
    public void NoState_IsNull_AndSoIsADeletedOne()
    {
        var file = new StateFile(_folder.RunFolder);
        file.Read().ShouldBeNull();

        file.Write(new RunState(8080, null, null, null, false, []));
        file.Delete();

        file.Read().ShouldBeNull();
    }

    [Fact]
    public void BrokenState_IsRefused_WithItsPath()
    {
        var folder = _folder.RunFolder;
        _folder.File("run/state.json", "{ \"public_port\": ");

        Should.Throw<LaunchException>(() => new StateFile(folder).Read()).Message.ShouldContain(folder.StateFile);
    }

    [Fact]
    public void With_ReplacesTheComponentOfTheSameName()
    {
        var first = new RunningComponent(ComponentName.Kafka, 1, "1@b", 1, "a:1", null, 0);

        var state = new RunState(8080, null, null, null, false, [first]).With(first with { Pid = 2 });

        state.Components.Count.ShouldBe(1);
        state.Find(ComponentName.Kafka)!.Pid.ShouldBe(2);
    }

    [Fact]
    public void Lock_IsHeldByOneAtATime()
    {
        using (RunLock.Take(_folder.RunFolder))
        {
            Should.Throw<LaunchException>(() => RunLock.Take(_folder.RunFolder)).Message.ShouldContain("Another up or down");
        }

        RunLock.Take(_folder.RunFolder).Dispose();
    }

    public void Dispose() => _folder.Dispose();
}

using System.Net;
using System.Net.Sockets;
using FeedRanking.Local.Topology;

namespace FeedRanking.Local.Tests.Topology;

public sealed class PortProbeTests : IDisposable
{
    private readonly TcpListener _somebody = new(IPAddress.Loopback, 0);

    public PortProbeTests() => _somebody.Start();

    private int TakenPort => ((IPEndPoint)_somebody.LocalEndpoint).Port;

    [Fact]
    public void TakenPort_IsRefused_WithPortRoleHolderAndWayOut()
    {
        var use = new PortUse(ComponentName.HeavyRanker, "gRPC", TakenPort);

        var failure = Should.Throw<LaunchException>(() => PortProbe.RequireFree([use]));

        failure.Message.ShouldContain($"port {TakenPort}, wanted for HeavyRanker (gRPC), is taken");
        failure.Message.ShouldContain("--port");
        failure.Message.ShouldContain("Nothing was started");
        if (OperatingSystem.IsLinux())
        {
            failure.Message.ShouldContain($"process {Environment.ProcessId} ");
        }
    }

    [Fact]
    public void TakenOnAllInterfaces_IsTaken()
    {
        using var everywhere = new TcpListener(IPAddress.Any, 0);
        everywhere.Start();

        PortProbe.IsFree(((IPEndPoint)everywhere.LocalEndpoint).Port).ShouldBeFalse();
    }

    [Fact]
    public void FreePorts_AreNotRefused()
    {
        var port = FeedRanking.Testing.FreePort.Next();

        Should.NotThrow(() => PortProbe.RequireFree([new PortUse(ComponentName.Redis, "server", port)]));
    }

    [Fact]
    public void FreeBlock_IsAMultipleOf100AboveThePortAndIsFree()
    {
        var block = PortProbe.FreeBlock(21_034);

        block.ShouldBeGreaterThan(21_034);
        (block % 100).ShouldBe(0);
        new PortPlan(block).Uses.ShouldAllBe(use => PortProbe.IsFree(use.Port));
    }

    public void Dispose() => _somebody.Dispose();
}

using FeedRanking.Local.Topology;

namespace FeedRanking.Local.Tests.Topology;

public sealed class PortPlanTests
{
    [Fact]
    public void Plan_OfAPublicPort_StaysWithinItsBlockAndGivesNoPortTwice()
    {
        var ports = new PortPlan(8080, Replicas.Most).Uses.Select(use => use.Port).ToList();

        ports.Distinct().Count().ShouldBe(ports.Count);
        ports.Min().ShouldBe(8080);
        ports.Max().ShouldBe(8080 + PortPlan.BlockLength);
    }

    [Fact]
    public void Plan_WithReplicas_LeavesThePortsOfTheFirstAsTheyAre()
    {
        var plan = new PortPlan(8080, new Replicas(Heavy: 3));

        plan.Uses.Take(12).ShouldBe(new PortPlan(8080).Uses);
        plan.Uses.Skip(12).ShouldBe(
        [
            new("HeavyRanker-2", "HTTP", 8097), new("HeavyRanker-2", "gRPC", 8098), new("HeavyRanker-3", "HTTP", 8103), new("HeavyRanker-3", "gRPC", 8104),
        ]);
        (plan.MainPort("HeavyRanker-3"), plan.GrpcPort("HeavyRanker-3"), plan.GrpcPort("HeavyRanker-4")).ShouldBe((8103, 8104, null));
    }

    [Fact]
    public void Plan_GatewayGetsThePublicPort_WhatSpeaksGrpcGetsAPortForIt()
    {
        var plan = new PortPlan(9000);

        plan.MainPort(ComponentName.FeedGateway).ShouldBe(9000);
        plan.GrpcPort(ComponentName.FeedGateway).ShouldBe(9008);
        plan.GrpcPort(ComponentName.EventPipeline).ShouldBeNull();
        foreach (var called in new[] { ComponentName.CandidateRetrieval, ComponentName.LightRanker, ComponentName.HeavyRanker })
        {
            plan.GrpcPort(called).ShouldNotBeNull();
        }
    }

    [Fact]
    public void Plan_OfTheLargestPublicPort_EndsAtTheLastPort() =>
        new PortPlan(PortPlan.MaxPublicPort, Replicas.Most).Uses.Max(use => use.Port).ShouldBe(65_535);

    [Fact]
    public void Plan_EveryComponentHasAPort() =>
        ComponentName.All.ShouldAllBe(name => new PortPlan(8080).MainPort(name) > 0);
}

using FeedRanking.Testing;
using NBomber.Contracts;
using NBomber.Contracts.Stats;
using NBomber.CSharp;
using NBomber.Engine;
using NBomber.Pacing;

namespace FeedRanking.NBomber.Tests.StandIn;

/// <summary>Runs sessions in virtual time, on the pacer's own thread.</summary>
internal sealed class VirtualSession
{
    private const int Seed = 7;

    public VirtualClock Clock { get; } = new();

    public RecordingScreen Screen { get; } = new();

    public ManualTimeProvider Time { get; } = new();

    /// <summary>The intended starts of a session's first scenario: what the session will draw from its seed.</summary>
    public static IReadOnlyList<TimeSpan> IntendedStarts(params LoadSimulation[] simulations) =>
        [.. new Plan(simulations, new Random(Seed * 31)).Events().Where(planned => planned.Action == PlanAction.Start).Select(planned => planned.At)];

    /// <summary>Without reports.</summary>
    public NodeStats Run(params ScenarioProps[] scenarios) => Run(NBomberRunner.RegisterScenarios(scenarios).WithoutReports());

    public NodeStats Run(NBomberContext context) =>
        new Session(context, new SessionEnvironment(Time, Clock, work => work.Execute(), Screen, InterruptByKey: false, Seed)).Run();
}

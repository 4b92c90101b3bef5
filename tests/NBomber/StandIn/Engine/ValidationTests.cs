using NBomber.Contracts;
using NBomber.CSharp;

namespace FeedRanking.NBomber.Tests.StandIn.Engine;

/// <summary>A session that cannot mean what it says does not start.</summary>
public sealed class ValidationTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public static TheoryData<string, string> WrongLoads => new()
    {
        { "inject", "rate" }, { "short", "lasts at least" }, { "interval", "longer than its duration" }, { "order", "not smaller" },
        { "mixed", "stands alone" }, { "empty", "no load simulation" }, { "tiny", "at least 1 ms" }, { "huge", "more than" }, { "none", "too small" },
    };

    [Theory]
    [MemberData(nameof(WrongLoads))]
    public void Load_ThatCannotBe_IsRefused(string load, string message)
    {
        LoadSimulation[] simulations = load switch
        {
            "inject" => [Simulation.Inject(-1, Second, Second)],
            "short" => [Simulation.KeepConstant(1, Second / 2)],
            "interval" => [Simulation.Inject(1, Second * 2, Second)],
            "order" => [Simulation.InjectRandom(5, 5, Second, Second)],
            "mixed" => [Simulation.IterationsForInject(1, Second, 1), Simulation.Pause(Second)],
            "tiny" => [Simulation.Inject(1, TimeSpan.FromMicroseconds(1), Second)],
            "huge" => [Simulation.KeepConstant(1_000_000, Second)],
            "none" => [Simulation.IterationsForConstant(1, 0)],
            _ => [],
        };
        Refused(Ok("scenario").WithLoadSimulations(simulations)).ShouldContain(message);
    }

    [Fact]
    public void WarmUp_LongerThanTheLoad_IsRefused() => Refused(Ok("scenario").WithWarmUpDuration(Second * 2)).ShouldContain("WithoutWarmUp");

    [Fact]
    public void Names_MustBeThereAndDiffer()
    {
        Refused(Ok(" ")).ShouldContain("empty name");
        Refused(Ok("twice"), Ok("twice")).ShouldContain("same name");
        Refused().ShouldContain("no scenario");
        Refused(Scenario.Empty("nothing")).ShouldContain("neither init nor clean");
    }

    [Fact]
    public void Weights_OfUnlikeLoads_AreRefused()
    {
        Refused(Ok("one").WithWeight(1), Ok("two").WithWeight(1).WithLoadSimulations(Simulation.KeepConstant(9, Second))).ShouldContain("same load");
        Refused(Ok("one").WithWeight(0)).ShouldContain("greater than zero");
    }

    [Fact]
    public void Settings_OutOfRange_AreRefused()
    {
        Refused(context => context.WithReportingInterval(Second)).ShouldContain("reporting interval");
        Refused(context => context.WithReportFileName("a/b")).ShouldContain("file name");
        Refused(context => context.WithTargetScenarios("other")).ShouldContain("'other'");
        Refused(context => context.WithTags(("", "x"))).ShouldContain("empty key");
        Refused(Ok("scenario").WithMaxFailCount(0)).ShouldContain("at least 1");
    }

    private static ScenarioProps Ok(string name) =>
        Scenario.Create(name, _ => Task.FromResult<IResponse>(Response.Ok())).WithoutWarmUp().WithLoadSimulations(Simulation.KeepConstant(1, Second));

    private static string Refused(params ScenarioProps[] scenarios) =>
        Should.Throw<InvalidOperationException>(() => new VirtualSession().Run(scenarios)).Message;

    private static string Refused(Func<NBomberContext, NBomberContext> with) =>
        Should.Throw<InvalidOperationException>(() => new VirtualSession().Run(with(NBomberRunner.RegisterScenarios(Ok("scenario"))))).Message;
}

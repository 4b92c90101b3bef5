namespace FeedRanking.Chaos.Tests.Catalogue;

public sealed class FaultCatalogueTests
{
    [Fact]
    public void Faults_HaveNamesOfTheirOwn_LimitsAndDefaultsWithinThem()
    {
        FaultCatalogue.All.Select(fault => fault.Name).ShouldBeUnique();
        foreach (var parameter in FaultCatalogue.All.SelectMany(fault => fault.Parameters))
        {
            (parameter.Min <= parameter.Max).ShouldBeTrue(parameter.Name);
            (parameter.Default is not { } standard || (standard >= parameter.Min && standard <= parameter.Max)).ShouldBeTrue(parameter.Name);
            (parameter.Words is null || parameter.Words.Count > 1).ShouldBeTrue(parameter.Name);
        }
    }

    [Fact]
    public void Faults_EndByThemselves_OrHappenOnce() => FaultCatalogue.All.ShouldAllBe(fault =>
        fault.Name == FaultNames.ColdRestart || (fault.Find(FaultParameter.DurationS) != null && fault.Find(FaultParameter.Rate) != null));

    [Fact]
    public void Targets_AreOfTheClosedSet() =>
        FaultCatalogue.All.SelectMany(fault => fault.Targets).Distinct().ShouldBeSubsetOf(FaultTargets.All);
}

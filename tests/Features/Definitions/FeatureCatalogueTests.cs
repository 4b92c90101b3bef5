using FeedRanking.Features.Definitions;

namespace FeedRanking.Features.Tests.Definitions;

public sealed class FeatureCatalogueTests
{
    [Fact]
    public void All_Names_AreUnique() =>
        FeatureCatalogue.All.Select(feature => feature.Name).ShouldBeUnique();

    [Fact]
    public void All_Features_AreDescribedAndVersioned() => FeatureCatalogue.All.ShouldAllBe(feature =>
        feature.Description.EndsWith('.') && feature.Version >= 1 && float.IsFinite(feature.Default) && feature.TtlDays >= 0);

    [Fact]
    public void Light_Features_AreASubsetThatIsCheap()
    {
        FeatureCatalogue.Light.ShouldBeSubsetOf(FeatureCatalogue.All);
        RankingFeatures.Light.Width.ShouldBeInRange(10, RankingFeatures.Heavy.Width / 2);
    }

    [Fact]
    public void Columns_Name_CarriesTheVersion() =>
        RankingFeatures.Heavy.Columns.ShouldAllBe(column => column.Contains('@', StringComparison.Ordinal));
}

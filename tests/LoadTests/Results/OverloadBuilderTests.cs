using System.Xml.Linq;
using FeedRanking.LoadTests.Metrics;
using FeedRanking.LoadTests.Results;
using FeedRanking.LoadTests.Running;

namespace FeedRanking.LoadTests.Tests.Results;

public sealed class OverloadBuilderTests
{
    [Theory]
    [InlineData("1 0.9 0.5 0.3 0.4 0.35 0.4", 0)]
    [InlineData("1 0.3 0.6 0.3", 2)]
    [InlineData("0.3 0.4 0.5 0.6 0.5", 0)]
    [InlineData("1 0.7 1 0.7 1 0.7", 4)]
    [InlineData("1 1 1", 0)]
    [InlineData("", 0)]
    public void Reversals_CountTurnsThatAreNoNoise(string values, int turns) =>
        OverloadBuilder.Reversals([.. values.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(value => double.Parse(value, System.Globalization.CultureInfo.InvariantCulture))])
            .ShouldBe(turns);

    [Fact]
    public void Recovery_IsTheFirstSecondFromWhichOnEnoughIsHeavy()
    {
        OverloadBuilder.Recovery([Row(0, 100, 20), Row(1, 100, 97), Row(2, 100, 100), Row(3, 100, 100), Row(4, 100, 99)]).ShouldBe(1);
        OverloadBuilder.Recovery([Row(0, 100, 100), Row(1, 100, 100)]).ShouldBe(0);
        OverloadBuilder.Recovery([Row(0, 100, 100), Row(1, 100, 50)]).ShouldBe(2);
    }

    [Fact]
    public void Csv_HasALinePerSecond_EmptyWhereNothingWasSeen()
    {
        var lines = TimelineFiles.ToCsv([Row(0, 100, 90) with { Gateway = new GatewayPoint(0.5, 0.75, 110, 20, 3, 7, 1.25), Shed = 2 }, Row(1, 80, 80)]).TrimEnd().Split('\n');
        lines.Length.ShouldBe(3);
        lines[1].ShouldBe("0,2x,100,100,50.0,90,10,0,0,0.75,110,20,3,2,1.25");
        lines[2].ShouldBe("1,2x,80,80,50.0,80,0,0,0,,,,,,");
        lines.ShouldAllBe(line => line.Count(letter => letter == ',') == 14);
    }

    [Fact]
    public void Plot_IsAPicture_AlsoOfSecondsInWhichNothingHappened()
    {
        var picture = XDocument.Parse(TimelinePlot.Draw([Row(0, 0, 0), Row(1, 100, 40) with { Gateway = new GatewayPoint(1, 0.5, 75, 12, 12, 0, 0) }], 180));
        picture.Root!.Name.LocalName.ShouldBe("svg");
        picture.Descendants().Count(element => element.Name.LocalName == "polyline").ShouldBe(6);
        picture.ToString().ShouldNotContain("NaN");
    }

    [Fact]
    public void GatewayPoint_OfAPageWithoutTheMetrics_SaysSo()
    {
        var point = GatewayPoint.Of(new PrometheusPage("up 1\n"), 2);
        double.IsNaN(point.Quality).ShouldBeTrue();
        double.IsNaN(point.Limit).ShouldBeTrue();
        var told = GatewayPoint.Of(new PrometheusPage("feedranking_quality_factor_ratio 0.5\nfeedranking_quality_candidates{stage=\"heavy\"} 80\nfeedranking_admission_limit 9\n"), 2);
        (told.Quality, told.HeavyCandidates, told.Limit).ShouldBe((0.5, 80, 9));
    }

    private static TimelineRow Row(int second, int requests, int heavy) =>
        new(second, "2x", requests, requests, 50, new Dictionary<string, int> { ["heavy"] = heavy, ["light"] = requests - heavy }, null, 0);
}

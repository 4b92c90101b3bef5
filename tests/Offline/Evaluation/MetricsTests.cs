using FeedRanking.Offline.Evaluation;

namespace FeedRanking.Offline.Tests.Evaluation;

public sealed class MetricsTests
{
    [Fact]
    public void Ranks_Ties_GetTheirMean() => Ranks.Of([0.5f, 0.1f, 0.5f, 0.9f]).ShouldBe([2.5, 1, 2.5, 4]);

    [Fact]
    public void Auc_HandComputed_CountsPairs()
    {
        // Positives .8 and .4, negatives .6, .4 and .1: (3 + 1 + .5 + .0…) → .8 beats all three, .4 beats .1 and ties .4: 4.5 of 6.
        bool[] labels = [true, false, true, false, false];
        float[] scores = [0.8f, 0.6f, 0.4f, 0.4f, 0.1f];

        Auc.Area(labels, scores).ShouldBe(4.5 / 6, 1e-12);
    }

    [Fact]
    public void Auc_Interval_ContainsTheValueAndHasDeLongsWidth()
    {
        // Contributions of the positives 1 and .5, of the negatives .5, .75 and 1: variances .125 and .0625.
        var auc = Auc.Of([true, false, true, false, false], [0.8f, 0.6f, 0.4f, 0.4f, 0.1f]);

        auc.Value.ShouldBe(0.75, 1e-12);
        auc.Low.ShouldBe(0.75 - (1.959964 * Math.Sqrt((0.125 / 2) + (0.0625 / 3))), 1e-6);
        auc.High.ShouldBe(1);
        auc.Positives.ShouldBe(2);
    }

    [Fact]
    public void Auc_OneClass_IsNotANumber() => double.IsNaN(Auc.Of([true, true], [1, 2]).Value).ShouldBeTrue();

    [Fact]
    public void WithinViewer_HandComputed_WeightsByPositivesAndCountsViewersWithoutThem()
    {
        // Viewer 1: one positive, ranked second of two → AUC 0, nDCG 1/log2(3). Viewer 2: two positives over one negative → 1, 1.
        // Viewer 3: no positive → not in GAUC, 0 in nDCG. Viewer 4: only a positive → not in GAUC, nDCG 1.
        long[] viewers = [1, 1, 2, 2, 2, 3, 4];
        bool[] labels = [true, false, true, true, false, false, true];
        float[] scores = [0.1f, 0.9f, 0.8f, 0.7f, 0.2f, 0.5f, 0.5f];

        var result = WithinViewer.Of(viewers, labels, scores);

        result.Gauc.ShouldBe(2.0 / 3, 1e-12);
        result.Ndcg5.ShouldBe(((1 / Math.Log2(3)) + 1 + 0 + 1) / 4, 1e-12);
        result.Primary.ShouldBe((result.Gauc + result.Ndcg5) / 2, 1e-12);
        result.Rows.ShouldBe(7);
        result.Viewers.ShouldBe(4);
    }

    [Fact]
    public void WithinViewer_TheSameScoresTwice_DifferByNothingInEveryDraw()
    {
        long[] viewers = [1, 1, 2, 2, 3, 3, 4, 4];
        bool[] labels = [true, false, true, false, true, false, true, false];
        float[] good = [2, 1, 2, 1, 2, 1, 1, 2];
        float[] bad = [1, 2, 1, 2, 2, 1, 1, 2];

        WithinViewer.Of(viewers, labels, good).Over(WithinViewer.Of(viewers, labels, good)).ShouldBe((0, 0, 0));
        var (value, low, high) = WithinViewer.Of(viewers, labels, good).Over(WithinViewer.Of(viewers, labels, bad));
        value.ShouldBeInRange(low, high);
        low.ShouldBeGreaterThanOrEqualTo(0, "in no draw can the better one be worse");
    }

    [Fact]
    public void WithinViewer_PositiveInSixthPlace_IsBelowTheCut()
    {
        long[] viewers = [1, 1, 1, 1, 1, 1];
        bool[] labels = [false, false, false, false, false, true];

        WithinViewer.Of(viewers, labels, [6, 5, 4, 3, 2, 1]).Ndcg5.ShouldBe(0);
    }

    [Fact]
    public void CalibrationError_HandComputed_WeighsGapsByRows()
    {
        // Bin 0 (below 1/15): two rows of .05, one positive: gap |.1 − 1|. Bin 7: one row of .5, positive: gap .5.
        CalibrationError.Of([true, false, true], [0.05f, 0.05f, 0.5f]).ShouldBe((0.9 + 0.5) / 3, 1e-6);
        CalibrationError.Of([true, false], [1, 0]).ShouldBe(0);
    }
}

using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using FeedRanking.Features;
using FeedRanking.Offline.Rows;
using FeedRanking.Testing;

namespace FeedRanking.Offline.Tests.Rows;

public sealed class RowFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void RowMaker_TinyData_WritesEveryImpressionFreshAndStaleAndCandidatesBesideIt()
    {
        var data = TinyData.Make();
        using (var files = new RowFiles(_folder.Path))
        {
            new RowMaker(data, files, All(0), null).Run();
            files.Count.ShouldBe((2 * (data.Log.Count + data.History.Count)) + (4 * data.Log.Count));
            files.Describe(new("tiny", "data", "catalogue", TinyData.FirstDay, TinyData.FirstDay + 3, 0, 1));
        }

        var rows = (2 * (data.Log.Count + data.History.Count)) + (4 * data.Log.Count);
        Header("features.npy").ShouldContain($"'<f4', 'fortran_order': False, 'shape': ({rows}, {RankingFeatures.Heavy.Width})");
        Header("labels.npy").ShouldContain($"({rows}, {RowLabels.Names.Count})");
        Header("state.npy").ShouldContain($"'|u1', 'fortran_order': False, 'shape': ({rows},)");
        new FileInfo(System.IO.Path.Combine(_folder.Path, "date.npy")).Length.ShouldBe(128 + (4L * rows));
        using var about = JsonDocument.Parse(File.ReadAllText(System.IO.Path.Combine(_folder.Path, "rows.json")));
        about.RootElement.GetProperty("columns").GetArrayLength().ShouldBe(RankingFeatures.Heavy.Width);
        about.RootElement.GetProperty("to").GetInt32().ShouldBe(TinyData.FirstDay + 3);
    }

    [Fact]
    public void RowMaker_EvaluatedDays_AreFrozenAndNotStale()
    {
        var data = TinyData.Make();
        using (var files = new RowFiles(_folder.Path))
        {
            new RowMaker(data, files, All(TinyData.FirstDay + 2), null).Run();
        }

        var states = Values<byte>("state.npy");
        states.Count(state => state == (byte)RowState.Fresh).ShouldBe(data.Log.Count + data.History.Count);
        states.Count(state => state == (byte)RowState.Frozen).ShouldBe(data.Log.Count / 2);
        states.Count(state => state == (byte)RowState.StaleViewer).ShouldBe((data.Log.Count / 2) + data.History.Count);
    }

    [Fact]
    public void RowMaker_Candidates_HaveNoLabelAndKnowNoEvaluatedDay()
    {
        var data = TinyData.Make();
        using (var files = new RowFiles(_folder.Path))
        {
            new RowMaker(data, files, All(TinyData.FirstDay + 2), null).Run();
        }

        var states = Values<byte>("state.npy");
        var (labels, dates) = (Values<float>("labels.npy"), Values<int>("date.npy"));
        int[] candidates = [.. Enumerable.Range(0, states.Length).Where(row => states[row] == (byte)RowState.Candidate)];
        candidates.Length.ShouldBe(4 * data.Log.Count / 2);
        candidates.ShouldAllBe(row => dates[row] < TinyData.FirstDay + 2);
        candidates.SelectMany(row => labels.AsSpan(row * RowLabels.Names.Count, RowLabels.Names.Count).ToArray())
            .ShouldAllBe(label => label == RowLabels.Unknown);
    }

    [Fact]
    public void Labels_HistoryRow_KnowsLongViewAndLikeOnly()
    {
        var labels = new float[RowLabels.Names.Count];

        RowLabels.Fill(Outcomes.Known | Outcomes.Coarse | Outcomes.LongView, 0, labels);
        labels.ShouldBe([-1, 1, 0, -1, -1, -1, -1, -1, -1]);

        RowLabels.Fill(Outcomes.Known | Outcomes.Click | Outcomes.Dwell15s | Outcomes.Hide, 30_000, labels);
        labels.ShouldBe([1, 0, 0, 1, 0, 0, 0, 1, 0.25f]);

        RowLabels.Fill(Outcomes.Known, 10 * RowLabels.WatchTimeCapMs, labels);
        labels[^1].ShouldBe(1);
    }

    [Fact]
    public void TrainingWindow_LogOfElevenDays_LeavesSeven()
    {
        var data = TinyData.Make();
        var log = Enumerable.Range(0, 11).Select(day => data.Log[0] with { Date = TinyData.FirstDay + day });

        TrainingWindow.DefaultTo(data with { Log = [.. log] }).ShouldBe(TinyData.FirstDay + 3);
        Should.Throw<InvalidOperationException>(() => TrainingWindow.DefaultTo(data)).Message.ShouldContain("--to");
    }

    public void Dispose() => _folder.Dispose();

    private static RowChoices All(int evaluateFrom) => new(TinyData.FirstDay + 3, evaluateFrom, 1, WarmUpDays: 0, StaleHistoryShare: 1);

    private T[] Values<T>(string file)
        where T : unmanaged =>
        MemoryMarshal.Cast<byte, T>(File.ReadAllBytes(System.IO.Path.Combine(_folder.Path, file)).AsSpan(128)).ToArray();

    private string Header(string file) =>
        Encoding.ASCII.GetString(File.ReadAllBytes(System.IO.Path.Combine(_folder.Path, file)).AsSpan(0, 128));
}

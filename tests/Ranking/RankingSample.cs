using FeedRanking.Features;
using FeedRanking.Inference;
using FeedRanking.Testing;
using FeedRanking.Testing.Models;

namespace FeedRanking.Ranking.Tests;

/// <summary>A small catalogue, a viewer with some history, and a model of the heavy ranker's columns in a folder of its own.</summary>
internal sealed class RankingSample : IDisposable
{
    /// <summary>The time of all requests: 2022-05-01 12:00 UTC.</summary>
    public const long NowMs = 1_651_406_400_000;

    public const long ViewerId = 42;

    private const long HourMs = 3_600_000;

    private readonly TemporaryFolder _root = new();

    public RankingSample()
    {
        Truth = new TestModel("heavy-ranker", RankingFeatures.Heavy.Columns, ["click", "long_view"]);
        for (var id = 1; id <= 20; id++)
        {
            Catalogue.Upsert(new VideoRow
            {
                VideoId = id,
                CreatorId = 100 + (id % 7),
                Topic = id % 5,
                DurationMs = 5_000 * id,
                PublishedAtMs = NowMs - (id * HourMs),
            });
        }

        Viewer = ViewerRow.Unknown(ViewerId, "br");
        for (var id = 1; id <= 5; id++)
        {
            Happen(EngagementType.Impression, id, 0);
            Happen(EngagementType.Dwell, id, 4_000 * id);
        }
    }

    public string Root => _root.Path;

    public TestModel Truth { get; }

    public VideoCatalogue Catalogue { get; } = new();

    public ViewerRow Viewer { get; }

    public void Dispose() => _root.Dispose();

    public OnnxModel Load(int concurrency = 1, int maxWaiting = 8, int maxRows = 1_000) => OnnxModel.Load(
        Truth.Write(Root),
        new InferenceOptions { Provider = "cpu", Concurrency = concurrency, MaxRows = maxRows, MaxWaiting = maxWaiting });

    public CandidateScorer Scorer(OnnxModel model) => new(model, RankingFeatures.Heavy, Catalogue, TimeProvider.System);

    public ScoringRequest Request(params long[] videoIds) => new(ViewerId, Viewer.Pack(), "", NowMs, videoIds);

    /// <summary>The truth by another way: features for slots, then the graph's arithmetic.</summary>
    public float[] Expected(ViewerRow viewer, params int[] slots)
    {
        var rows = new float[slots.Length * RankingFeatures.Heavy.Width];
        new RankingFeatures(viewer, Catalogue, new RankingContext(NowMs)).Assemble(RankingFeatures.Heavy, slots, rows);
        return Truth.Score(rows);
    }

    /// <summary>Replaces the model by one that answers NaN for anything but zeros, which no golden case can foresee.</summary>
    public string WriteModelThatOverflows()
    {
        Array.Fill(Truth.Weights, float.MaxValue);
        Array.Clear(Truth.GoldenInput);
        var folder = Truth.Write(Root);
        var width = Truth.Columns.Count;
        var heads = Truth.Heads.Count;
        File.WriteAllBytes(Path.Combine(folder, "model.onnx"), new OnnxGraph()
            .Input("features", [-1, width]).Output("heads", [-1, heads])
            .Weights("weights", [width, heads], Truth.Weights).Weights("bias", [heads], Truth.Bias).Weights("zero", [1], [0])
            .Node("Gemm", ["features", "weights", "bias"], "logits")
            .Node("Mul", ["logits", "zero"], "poison")
            .Node("Sigmoid", ["logits"], "clean").Node("Add", ["clean", "poison"], "heads")
            .ToArray());
        Truth.WriteManifest(folder);
        return folder;
    }

    private void Happen(EngagementType type, long videoId, int playTimeMs) => Viewer.Apply(
        new EngagementEvent(
            new Guid((int)videoId, (short)type, 0, new byte[8]), type, ViewerId, videoId, NowMs - HourMs + (videoId * 60_000) + playTimeMs, playTimeMs),
        Catalogue);
}

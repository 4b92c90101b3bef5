using System.Text.Json;
using System.Text.Json.Nodes;
using FeedRanking.Offline.Recall;

namespace FeedRanking.Offline.Evaluation;

/// <summary>The result of an evaluation, and its JSON form.</summary>
/// <param name="A">Protocol A by model.</param>
/// <param name="B">Protocol B by head.</param>
/// <param name="Ece">Calibration error by head.</param>
internal sealed record EvaluationReport(
    IReadOnlyDictionary<string, WithinViewer> A,
    IReadOnlyDictionary<string, Auc> B,
    IReadOnlyDictionary<string, double> Ece)
{
    private const string Heavy = "heavy";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Protocol C by source, and of the merge; empty when no model may be tested.</summary>
    public IReadOnlyDictionary<string, RecallAt> C { get; init; } = new Dictionary<string, RecallAt>();

    public string ToJson()
    {
        var report = new JsonObject
        {
            [nameof(A)] = Object(A, model => new JsonObject
            {
                ["gauc"] = Number(model.Gauc),
                ["ndcg5"] = Number(model.Ndcg5),
                ["primary"] = Number(model.Primary),
                ["rows"] = model.Rows,
                ["users"] = model.Viewers,
                ["low"] = Number(model.Interval.Low),
                ["high"] = Number(model.Interval.High),
            }),
            [nameof(B)] = Object(B, head => new JsonObject
            {
                ["auc"] = Number(head.Value),
                ["low"] = Number(head.Low),
                ["high"] = Number(head.High),
                ["positives"] = head.Positives,
            }),
            ["differences"] = Object(Differences(), difference => new JsonObject
            {
                ["primary"] = Number(difference.Value),
                ["low"] = Number(difference.Low),
                ["high"] = Number(difference.High),
            }),
            [nameof(C)] = Object(C, source => new JsonObject
            {
                ["r50"] = Number(source.At50),
                ["r100"] = Number(source.At100),
                ["r200"] = Number(source.At200),
                ["pairs"] = source.Pairs,
            }),
            ["ece"] = Object(Ece, Number),
        };
        return report.ToJsonString(Indented) + "\n";
    }

    // How much better the heavy ranker is than each other model of protocol A, on the same draws of viewers.
    private Dictionary<string, (double Value, double Low, double High)> Differences() => A.ContainsKey(Heavy)
        ? A.Where(model => model.Key != Heavy).ToDictionary(model => $"{Heavy}-{model.Key}", model => A[Heavy].Over(model.Value))
        : [];

    private static JsonObject Object<T>(IReadOnlyDictionary<string, T> values, Func<T, JsonNode?> node) =>
        new(values.Select(pair => KeyValuePair.Create(pair.Key, node(pair.Value))));

    // JSON knows no NaN: a value that cannot be computed (a head without positives) is null.
    private static JsonValue? Number(double value) => double.IsFinite(value) ? JsonValue.Create(Math.Round(value, 6)) : null;
}

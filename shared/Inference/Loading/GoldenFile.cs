using System.Text.Json;
using System.Text.Json.Serialization;

namespace FeedRanking.Inference.Loading;

/// <summary>golden.json: what the graphs of a model folder must reproduce before they are served.</summary>
internal sealed record GoldenFile([property: JsonPropertyName("cases")] IReadOnlyList<GoldenCase> Cases)
{
    public const string FileName = "golden.json";

    private static readonly JsonSerializerOptions Strict = new()
    {
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        MaxDepth = 16,
    };

    /// <summary>Reads the cases of one graph, at least one.</summary>
    public static IReadOnlyList<GoldenCase> CasesOf(string path, byte[] content, string graph)
    {
        GoldenFile golden;
        try
        {
            golden = JsonSerializer.Deserialize<GoldenFile>(content, Strict)
                ?? throw new ModelRejectedException($"{path}: holds null instead of golden cases.");
        }
        catch (JsonException e)
        {
            throw new ModelRejectedException($"{path}: not valid golden cases: {e.Message}", e);
        }

        var cases = golden.Cases.Where(c => c.File == graph).ToList();
        return cases.Count > 0 ? cases : throw new ModelRejectedException($"{path}: no golden case for '{graph}', expected at least one.");
    }
}

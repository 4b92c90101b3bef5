using System.Text.Json;
using System.Text.Json.Serialization;

namespace FeedRanking.LoadTests.Results;

/// <summary>summary.json: snake_case, four decimals.</summary>
internal static class SummaryJson
{
    public const string FileName = "summary.json";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new RoundedNumbers() },
    };

    public static string Write(Summary summary) => JsonSerializer.Serialize(summary, Options) + "\n";

    /// <exception cref="LoadTestException">The text is no summary.</exception>
    public static Summary Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Summary>(text, Options) ?? throw new LoadTestException("The summary is empty.");
        }
        catch (JsonException exception)
        {
            throw new LoadTestException($"This is no summary.json: {exception.Message}");
        }
    }

    private sealed class RoundedNumbers : JsonConverter<double>
    {
        private const int Decimals = 4;

        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(double.IsFinite(value) ? Math.Round(value, Decimals) : 0);
    }
}

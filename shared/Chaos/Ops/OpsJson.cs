using System.Text.Json.Serialization;

namespace FeedRanking.Chaos;

/// <summary>JSON of <c>/ops</c>: snake_case, generated at build time; what is nothing is left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(OpsProblem))]
[JsonSerializable(typeof(FaultReport))]
[JsonSerializable(typeof(FaultAnswer))]
[JsonSerializable(typeof(FaultMessage))]
[JsonSerializable(typeof(StoppedAnswer))]
[JsonSerializable(typeof(ScheduleReport))]
public sealed partial class OpsJson : JsonSerializerContext;

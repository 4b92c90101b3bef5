using System.Text.Json.Serialization;

namespace FeedRanking.Offline.Regret;

/// <summary>JSON of reports, of the gateway's feeds and of the events sent to it.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    WriteIndented = true)]
[JsonSerializable(typeof(RegretReport))]
[JsonSerializable(typeof(ServedFeed))]
[JsonSerializable(typeof(List<SentEvent>))]
internal sealed partial class RegretJson : JsonSerializerContext;

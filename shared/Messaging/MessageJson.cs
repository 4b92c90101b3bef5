using System.Text.Json.Serialization;
using FeedRanking.Features;

namespace FeedRanking.Messaging;

/// <summary>The JSON of everything that goes through Kafka.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    Converters = [typeof(EngagementTypeConverter)])]
[JsonSerializable(typeof(EngagementEvent))]
[JsonSerializable(typeof(ServedFeed))]
internal sealed partial class MessageJson : JsonSerializerContext;

using System.Text.Json;
using System.Text.Json.Serialization;
using FeedRanking.Features;

namespace FeedRanking.Messaging;

/// <summary>Engagement types as lower-case words ("long_view" style), never as numbers.</summary>
internal sealed class EngagementTypeConverter()
    : JsonStringEnumConverter<EngagementType>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false);

using System.Text.Json.Serialization;

namespace FeedRanking.World;

/// <summary>JSON of a world's options.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(WorldOptions))]
internal sealed partial class WorldJson : JsonSerializerContext;

using System.Text.Json.Serialization;
using FeedRanking.Local.Data;
using FeedRanking.Local.Screens;

namespace FeedRanking.Local.State;

/// <summary>JSON of the launcher's files and of status --json.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true)]
[JsonSerializable(typeof(RunState))]
[JsonSerializable(typeof(LoadedData))]
[JsonSerializable(typeof(LoadReport))]
[JsonSerializable(typeof(StatusReport))]
internal sealed partial class LocalJson : JsonSerializerContext;

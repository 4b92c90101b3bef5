using System.Text.Json;
using Grpc.Core;

namespace FeedRanking.Grpc.Tests.Peers;

/// <summary>What a foreign server shall do with a call; travels as JSON in the metadata "plan-bin".</summary>
internal sealed record ServerPlan
{
    public int FailWith { get; init; }

    public string FailDetail { get; init; } = string.Empty;

    /// <summary>Gets a value indicating whether it waits until the call is cancelled.</summary>
    public bool Wait { get; init; }

    /// <summary>Gets a value indicating whether it waits until the test releases all calls.</summary>
    public bool Hold { get; init; }

    public int Repeat { get; init; }

    public int AnswersBefore { get; init; }

    public int AnswerBytes { get; init; }

    public Metadata ToMetadata() => new() { { "plan-bin", JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web) } };
}

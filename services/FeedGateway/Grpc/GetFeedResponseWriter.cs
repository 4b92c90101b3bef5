using System.Text.Json;
using FeedRanking.Contracts.V1;
using FeedRanking.FeedGateway.Edge;

namespace FeedRanking.FeedGateway.Grpc;

/// <summary>Says the API's answer as a message.</summary>
internal static class GetFeedResponseWriter
{
    public static GetFeedResponse ToMessage(FeedAnswer answer)
    {
        var message = new GetFeedResponse { RequestId = answer.RequestId, ServedBy = answer.ServedBy, LatencyMs = answer.LatencyMs };
        message.Degraded.AddRange(answer.Degraded.Select(note => new FeedDegradation { Stage = note.Stage, Reason = note.Reason }));
        message.Items.AddRange(answer.Items.Select(ToMessage));
        foreach (var (model, version) in answer.ModelVersions)
        {
            message.ModelVersions[model] = version;
        }

        if (answer.NextCursor is not null)
        {
            message.NextCursor = answer.NextCursor;
        }

        if (answer.Stages is not null)
        {
            message.ExplanationJson = JsonSerializer.Serialize(answer, GatewayJson.Default.FeedAnswer);
        }

        return message;
    }

    private static FeedItem ToMessage(ItemAnswer item)
    {
        var message = new FeedItem { VideoId = item.VideoId, Position = item.Position, Source = item.Source, Score = item.Score };
        if (item.CreatorId is { } creator)
        {
            message.CreatorId = creator;
        }

        return message;
    }
}

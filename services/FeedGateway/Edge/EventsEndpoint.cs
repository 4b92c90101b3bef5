using System.Globalization;
using System.Text.Json;
using FeedRanking.FeedGateway.Events;
using FeedRanking.Messaging;

namespace FeedRanking.FeedGateway.Edge;

/// <summary>POST /v1/events: checks each event on its own; Kafka acknowledges before the client gets its answer.</summary>
internal sealed class EventsEndpoint(EventReader reader, IEventPublisher publisher, FeedMetrics metrics)
{
    private const int RetryAfterSeconds = 2;

    public async Task<IResult> PostAsync(HttpContext http)
    {
        if (await BodyReader.ReadAsync(http.Request, EventReader.MaxBodyBytes, http.RequestAborted) is not { } body)
        {
            return Problem.Of(
                StatusCodes.Status413PayloadTooLarge,
                "The request is too large.",
                [new("body", $"expected at most {EventReader.MaxBodyBytes} bytes")]);
        }

        try
        {
            using var document = JsonDocument.Parse(body);
            return await PublishAsync(http, reader.Read(document.RootElement));
        }
        catch (JsonException exception)
        {
            // The reader counts from 0, people from 1.
            return Problem.BadRequest(
                [new("body", $"not JSON: line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}")]);
        }
    }

    private async Task<IResult> PublishAsync(HttpContext http, EventBatch batch)
    {
        if (batch.Error is not null)
        {
            return Problem.BadRequest([batch.Error]);
        }

        foreach (var rejected in batch.Rejected)
        {
            metrics.EventRejected(rejected.Field);
        }

        if (batch.Accepted.Count == 0)
        {
            return Problem.Json(new EventsAnswer(0, batch.Rejected), GatewayJson.Default.EventsAnswer, StatusCodes.Status400BadRequest);
        }

        try
        {
            await publisher.PublishAsync(batch.Accepted, http.RequestAborted);
        }
        catch (MessagingUnavailableException)
        {
            http.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
            return Problem.Of(
                StatusCodes.Status503ServiceUnavailable,
                "Events cannot be taken now. Send them again: an event id counts once.");
        }

        metrics.EventsAccepted(batch.Accepted.Count);
        return Problem.Json(
            new EventsAnswer(batch.Accepted.Count, batch.Rejected), GatewayJson.Default.EventsAnswer, StatusCodes.Status202Accepted);
    }
}

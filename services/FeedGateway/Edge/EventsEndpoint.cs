using System.Globalization;
using FeedRanking.FeedGateway.Events;
using FeedRanking.Messaging;

namespace FeedRanking.FeedGateway.Edge;

/// <summary>POST /v1/events: checks each event on its own; Kafka acknowledges before the client gets its answer.</summary>
internal sealed class EventsEndpoint(EventReader reader, IEventPublisher publisher, FeedMetrics metrics)
{
    private const int RetryAfterSeconds = 2;

    public async Task<IResult> PostAsync(HttpContext http)
    {
        if (ContentRules.Check(http.Request) is { } unsupported)
        {
            http.Response.Headers.Accept = ContentRules.Expected;
            http.Response.Headers.AcceptEncoding = "identity";
            return Problem.Of(StatusCodes.Status415UnsupportedMediaType, "The request is not of a supported type.", [unsupported]);
        }

        ReadOnlyMemory<byte>? body;
        try
        {
            body = await BodyReader.ReadAsync(http.Request, EventReader.MaxBodyBytes, http.RequestAborted);
        }
        catch (IOException exception) when (!http.RequestAborted.IsCancellationRequested)
        {
            // The client's mistake: no matter for the log of errors. Kestrel reports a chunk beyond all numbers as an IOException alone.
            var status = exception is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status400BadRequest;
            return Problem.Of(status, "The request is not valid.", [new("body", exception.Message)]);
        }

        if (body is not { } bytes)
        {
            return Problem.Of(
                StatusCodes.Status413PayloadTooLarge,
                "The request is too large.",
                [new("body", $"expected at most {EventReader.MaxBodyBytes} bytes")]);
        }

        using var document = EventParser.Parse(bytes, out var error);
        return document is null ? Problem.BadRequest([error!]) : await PublishAsync(http, reader.Read(document.RootElement));
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
            return Problem.Json(new EventsAnswer(0, batch.Rejected), GatewayJson.Readable.EventsAnswer, StatusCodes.Status400BadRequest);
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
            new EventsAnswer(batch.Accepted.Count, batch.Rejected), GatewayJson.Readable.EventsAnswer, StatusCodes.Status202Accepted);
    }
}

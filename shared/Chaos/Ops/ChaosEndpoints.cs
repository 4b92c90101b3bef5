using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace FeedRanking.Chaos;

/// <summary>Translates between HTTP and the desk.</summary>
internal static class ChaosEndpoints
{
    private const int MaxBodyBytes = 65_536;

    public static async Task<IResult> ListAsync(HttpContext http, IFaultDesk desk) =>
        TypedResults.Json(await desk.ReportAsync(http.RequestAborted), OpsJson.Default.FaultReport);

    public static async Task<IResult> StartAsync(HttpContext http, IFaultDesk desk)
    {
        var (document, refusal) = await ReadAsync(http);
        if (document is null)
        {
            return refusal!;
        }

        using (document)
        {
            var errors = new List<OpsFieldError>();
            if (FaultRequestReader.Read(document.RootElement, errors) is not { } request)
            {
                return BadRequest(errors);
            }

            try
            {
                var started = await desk.StartAsync(request, http.RequestAborted);
                http.Response.Headers.Location = $"/ops/chaos/{started.Id}";
                return TypedResults.Json(started, OpsJson.Default.FaultAnswer, statusCode: StatusCodes.Status201Created);
            }
            catch (FaultRefusedException refused)
            {
                return OpsProblem.Of(refused.Status, refused.Message, refused.Errors);
            }
        }
    }

    public static async Task<IResult> StopAsync(HttpContext http, string id, IFaultDesk desk)
    {
        var stopped = await desk.StopAsync(id, http.RequestAborted);
        return stopped.Stopped.Count > 0 || stopped.Unreachable.Count > 0
            ? TypedResults.Json(stopped, OpsJson.Default.StoppedAnswer)
            : OpsProblem.Of(StatusCodes.Status404NotFound, "No active fault has this id; GET /ops/chaos lists them.");
    }

    public static async Task<IResult> StopAllAsync(HttpContext http, IFaultDesk desk) =>
        TypedResults.Json(await desk.StopAllAsync(http.RequestAborted), OpsJson.Default.StoppedAnswer);

    public static IResult BadRequest(List<OpsFieldError> errors) => OpsProblem.Of(StatusCodes.Status400BadRequest, "The request is not valid.", errors);

    public static async Task<(JsonDocument? Document, IResult? Refusal)> ReadAsync(HttpContext http)
    {
        var buffer = new byte[MaxBodyBytes + 1];
        try
        {
            var length = await http.Request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, http.RequestAborted);
            return length > MaxBodyBytes
                ? (null, OpsProblem.Of(StatusCodes.Status413PayloadTooLarge, $"The body has more than {MaxBodyBytes} bytes."))
                : (JsonDocument.Parse(buffer.AsMemory(0, length)), null);
        }
        catch (JsonException broken)
        {
            return (null, BadRequest([new("body", $"no JSON: {broken.Message}")]));
        }
    }
}

using Microsoft.AspNetCore.Http;

namespace FeedRanking.Chaos;

/// <summary>Translates between HTTP and the runner of plans.</summary>
internal static class ScheduleEndpoints
{
    public static IResult Report(IncidentRunner runner) => TypedResults.Json(runner.Report, OpsJson.Default.ScheduleReport);

    public static async Task<IResult> StartAsync(HttpContext http, IncidentRunner runner)
    {
        var (document, refusal) = await ChaosEndpoints.ReadAsync(http);
        if (document is null)
        {
            return refusal!;
        }

        using (document)
        {
            var errors = new List<OpsFieldError>();
            if (IncidentPlanReader.Read(document.RootElement, errors) is not { } plan)
            {
                return ChaosEndpoints.BadRequest(errors);
            }

            return runner.TryStart(plan)
                ? TypedResults.Json(runner.Report, OpsJson.Default.ScheduleReport, statusCode: StatusCodes.Status202Accepted)
                : OpsProblem.Of(StatusCodes.Status409Conflict, "A plan runs already; DELETE /ops/chaos/schedule stops it.");
        }
    }

    public static async Task<IResult> StopAsync(IncidentRunner runner)
    {
        await runner.StopPlanAsync();
        return Report(runner);
    }
}

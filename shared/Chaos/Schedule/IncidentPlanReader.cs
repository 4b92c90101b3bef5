using System.Text.Json;

namespace FeedRanking.Chaos;

/// <summary>
/// Reads a plan: <c>{"seed": 7, "incidents": [{"fault", "target", "after_s", "duration_s", "rate", …}]}</c>, or
/// <c>{"seed": 7, "random": {"count": 5, "minutes": 2}}</c>.
/// </summary>
public static class IncidentPlanReader
{
    private static readonly string[] AlsoOfAnIncident = ["after_s"];

    /// <summary>Reads a plan.</summary>
    /// <param name="json">The whole document.</param>
    /// <param name="errors">Gets what is wrong.</param>
    /// <returns>Null when something is wrong.</returns>
    public static IncidentPlan? Read(JsonElement json, List<OpsFieldError> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        if (json.ValueKind != JsonValueKind.Object)
        {
            errors.Add(new("body", "expected a JSON object with 'seed', and 'incidents' or 'random'"));
            return null;
        }

        foreach (var property in json.EnumerateObject().Where(property => property.Name is not ("seed" or "incidents" or "random")))
        {
            errors.Add(new(property.Name, "unknown; expected seed, incidents or random"));
        }

        var seed = ReadWhole(json, "seed", 0, int.MaxValue, 1, errors, "");
        var (isList, isDrawn) = (json.TryGetProperty("incidents", out var list), json.TryGetProperty("random", out var drawn));
        if (isList == isDrawn)
        {
            errors.Add(new("incidents", "expected either incidents or random"));
            return null;
        }

        return isList ? ReadList(seed, list, errors) : ReadDrawn(seed, drawn, errors);
    }

    private static IncidentPlan? ReadList(int seed, JsonElement list, List<OpsFieldError> errors)
    {
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() is 0 or > IncidentPlan.MaxIncidents)
        {
            errors.Add(new("incidents", $"expected 1 to {IncidentPlan.MaxIncidents} incidents"));
            return null;
        }

        var incidents = new List<Incident>();
        foreach (var (index, item) in list.EnumerateArray().Index())
        {
            var place = $"incidents[{index}].";
            if (FaultRequestReader.Read(item, errors, place, AlsoOfAnIncident) is { } request)
            {
                incidents.Add(new(ReadWhole(item, "after_s", 0, IncidentPlan.MaxAfterS, 0, errors, place), request));
            }
        }

        return errors.Count == 0 ? new IncidentPlan(seed, [.. incidents.OrderBy(incident => incident.AfterS)]) : null;
    }

    private static IncidentPlan? ReadDrawn(int seed, JsonElement drawn, List<OpsFieldError> errors)
    {
        if (drawn.ValueKind != JsonValueKind.Object)
        {
            errors.Add(new("random", "expected an object with count and minutes"));
            return null;
        }

        var count = ReadWhole(drawn, "count", 1, IncidentPlan.MaxIncidents, null, errors, "random.");
        var minutes = ReadWhole(drawn, "minutes", 1, IncidentPlan.MaxMinutes, null, errors, "random.");
        return errors.Count == 0 ? IncidentPlan.Draw(seed, count, minutes) : null;
    }

    private static int ReadWhole(JsonElement json, string name, int min, int max, int? standard, List<OpsFieldError> errors, string place)
    {
        var isThere = json.TryGetProperty(name, out var value);
        if (!isThere && standard is { } used)
        {
            return used;
        }

        if (isThere && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= min && number <= max)
        {
            return number;
        }

        errors.Add(new(place + name, $"expected a whole number from {min} to {max}"));
        return min;
    }
}

using System.Globalization;
using System.Text.Json;

namespace FeedRanking.Chaos;

/// <summary>Reads a fault from JSON and holds it to the limits of the catalogue; names every field at fault.</summary>
public static class FaultRequestReader
{
    /// <summary>Longest id.</summary>
    public const int MaxIdLength = 64;

    private static readonly string[] Known =
    [
        "fault", "target", "id", FaultParameter.Replica, FaultParameter.Rate, FaultParameter.DurationS, FaultParameter.LatencyMs, FaultParameter.AgeS, FaultParameter.Group,
    ];

    /// <summary>Reads a request.</summary>
    /// <param name="json">An object.</param>
    /// <param name="errors">Gets what is wrong.</param>
    /// <param name="place">Stands before the names of fields, where there are several requests.</param>
    /// <param name="others">Fields that somebody else reads.</param>
    /// <returns>Null when something is wrong.</returns>
    public static FaultRequest? Read(JsonElement json, List<OpsFieldError> errors, string place = "", IReadOnlyList<string>? others = null)
    {
        ArgumentNullException.ThrowIfNull(errors);
        var before = errors.Count;
        if (json.ValueKind != JsonValueKind.Object)
        {
            errors.Add(new(place.Length > 0 ? place.TrimEnd('.') : "body", "expected a JSON object with at least 'fault'"));
            return null;
        }

        if (ReadFault(json, errors, place) is not { } fault)
        {
            return null;
        }

        foreach (var property in json.EnumerateObject().Where(property => !Known.Contains(property.Name) && others?.Contains(property.Name) != true))
        {
            errors.Add(new(place + property.Name, $"unknown; expected {string.Join(", ", Known.Concat(others ?? []))}"));
        }

        var target = ReadTarget(json, fault, errors, place);
        var request = new FaultRequest(
            fault,
            target ?? "",
            (int?)ReadNumber(json, fault, FaultParameter.Replica, errors, place),
            ReadNumber(json, fault, FaultParameter.Rate, errors, place) ?? 1,
            (int?)ReadNumber(json, fault, FaultParameter.DurationS, errors, place) ?? FaultParameter.DefaultDurationS)
        {
            LatencyMs = (int?)ReadNumber(json, fault, FaultParameter.LatencyMs, errors, place) ?? 0,
            AgeS = (int?)ReadNumber(json, fault, FaultParameter.AgeS, errors, place) ?? 0,
            Group = ReadWord(json, fault, FaultParameter.Group, errors, place),
            Id = ReadId(json, errors, place),
        };
        return errors.Count == before ? request : null;
    }

    private static FaultDefinition? ReadFault(JsonElement json, List<OpsFieldError> errors, string place)
    {
        var name = json.TryGetProperty("fault", out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        if (FaultCatalogue.Find(name) is { } fault)
        {
            return fault;
        }

        errors.Add(new(place + "fault", $"expected one of {string.Join(", ", FaultCatalogue.All.Select(known => known.Name))}"));
        return null;
    }

    private static string? ReadTarget(JsonElement json, FaultDefinition fault, List<OpsFieldError> errors, string place)
    {
        if (!json.TryGetProperty("target", out var value) && fault.Targets.Count == 1)
        {
            return fault.Targets[0];
        }

        if (value.ValueKind == JsonValueKind.String && fault.Targets.FirstOrDefault(target => target == value.GetString()) is { } found)
        {
            return found;
        }

        errors.Add(new(place + "target", $"{fault.Name} is about one of {string.Join(", ", fault.Targets)}"));
        return null;
    }

    private static double? ReadNumber(JsonElement json, FaultDefinition fault, string name, List<OpsFieldError> errors, string place)
    {
        var takes = fault.Find(name);
        if (!json.TryGetProperty(name, out var value))
        {
            return takes?.Default;
        }

        if (takes is null)
        {
            errors.Add(new(place + name, $"{fault.Name} does not take it"));
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number)
            && number >= takes.Min && number <= takes.Max && (!takes.IsWhole || number == Math.Floor(number)))
        {
            return number;
        }

        var kind = takes.IsWhole ? "a whole number" : "a number";
        errors.Add(new(place + name, string.Create(CultureInfo.InvariantCulture, $"expected {kind} from {takes.Min} to {takes.Max}")));
        return null;
    }

    private static string? ReadWord(JsonElement json, FaultDefinition fault, string name, List<OpsFieldError> errors, string place)
    {
        var words = fault.Find(name)?.Words;
        if (!json.TryGetProperty(name, out var value))
        {
            return words?[0];
        }

        if (words is not null && value.ValueKind == JsonValueKind.String && words.Contains(value.GetString()))
        {
            return value.GetString();
        }

        errors.Add(new(place + name, words is null ? $"{fault.Name} does not take it" : $"expected one of {string.Join(", ", words)}"));
        return null;
    }

    private static string? ReadId(JsonElement json, List<OpsFieldError> errors, string place)
    {
        if (!json.TryGetProperty("id", out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 and <= MaxIdLength } id && id.All(IsOfAnId))
        {
            return id;
        }

        errors.Add(new(place + "id", $"expected 1 to {MaxIdLength} letters, digits, '-' or '_'"));
        return null;
    }

    private static bool IsOfAnId(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_';
}

using System.Text.Json;
using System.Text.RegularExpressions;

namespace FeedRanking.FeedGateway.Tests.Edge.OpenApi;

/// <summary>Holds a JSON value to a schema of the document: the keywords that the document uses, and no others.</summary>
internal static class JsonShape
{
    private static readonly string[] Known =
    [
        "$ref", "type", "properties", "required", "additionalProperties", "items", "minItems", "maxItems", "minimum", "maximum", "exclusiveMinimum", "enum",
        "pattern", "minLength", "maxLength", "format", "description", "default",
    ];

    public static IEnumerable<string> Complaints(JsonElement document, JsonElement schema, JsonElement value, string at = "$")
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            var name = reference.GetString()!.Split('/')[^1];
            return Complaints(document, document.GetProperty("components").GetProperty("schemas").GetProperty(name), value, at);
        }

        schema.EnumerateObject().Select(keyword => keyword.Name).Except(Known).ShouldBeEmpty($"keywords that are not checked, at {at}");
        if (!TypesOf(schema).Contains(TypeOf(value)) && !(TypeOf(value) == "integer" && TypesOf(schema).Contains("number")))
        {
            return [$"{at} is {TypeOf(value)}, not {string.Join(" or ", TypesOf(schema))}"];
        }

        return TypeOf(value) switch
        {
            "object" => ObjectComplaints(document, schema, value, at),
            "array" => ArrayComplaints(document, schema, value, at),
            "string" => StringComplaints(schema, value.GetString()!, at),
            "integer" or "number" => NumberComplaints(schema, value.GetDouble(), at),
            _ => [],
        };
    }

    private static IEnumerable<string> ObjectComplaints(JsonElement document, JsonElement schema, JsonElement value, string at)
    {
        var properties = schema.TryGetProperty("properties", out var declared) ? declared : default;
        foreach (var property in value.EnumerateObject())
        {
            var has = properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(property.Name, out _);
            var inner = has ? properties.GetProperty(property.Name) : schema.TryGetProperty("additionalProperties", out var others) ? others : default;
            var complaints = inner.ValueKind switch
            {
                JsonValueKind.Object => Complaints(document, inner, property.Value, $"{at}.{property.Name}"),
                JsonValueKind.False => [$"{at}.{property.Name} is not in the document"],
                _ => [],
            };
            foreach (var complaint in complaints)
            {
                yield return complaint;
            }
        }

        foreach (var name in Strings(schema, "required").Where(name => !value.TryGetProperty(name, out _)))
        {
            yield return $"{at}.{name} is missing";
        }
    }

    private static IEnumerable<string> ArrayComplaints(JsonElement document, JsonElement schema, JsonElement value, string at)
    {
        var complaints = value.EnumerateArray().SelectMany((item, i) => Complaints(document, schema.GetProperty("items"), item, $"{at}[{i}]"));
        return IsWithin(schema, "minItems", "maxItems", value.GetArrayLength()) ? complaints : complaints.Append($"{at} has {value.GetArrayLength()} items");
    }

    private static IEnumerable<string> StringComplaints(JsonElement schema, string value, string at)
    {
        var isRight = IsWithin(schema, "minLength", "maxLength", value.Length)
            && (!schema.TryGetProperty("enum", out _) || Strings(schema, "enum").Contains(value))
            && (!schema.TryGetProperty("pattern", out var pattern) || Regex.IsMatch(value, pattern.GetString()!));
        return isRight ? [] : [$"{at} is '{value}'"];
    }

    private static IEnumerable<string> NumberComplaints(JsonElement schema, double value, string at) =>
        IsWithin(schema, "minimum", "maximum", value) && (!schema.TryGetProperty("exclusiveMinimum", out var above) || value > above.GetDouble())
            ? [] : [$"{at} is {value}"];

    private static bool IsWithin(JsonElement schema, string min, string max, double value) =>
        (!schema.TryGetProperty(min, out var least) || value >= least.GetDouble()) && (!schema.TryGetProperty(max, out var most) || value <= most.GetDouble());

    private static IEnumerable<string> TypesOf(JsonElement schema) =>
        schema.GetProperty("type").ValueKind == JsonValueKind.Array ? Strings(schema, "type") : [schema.GetProperty("type").GetString()!];

    private static IEnumerable<string> Strings(JsonElement schema, string name) =>
        schema.TryGetProperty(name, out var list) ? list.EnumerateArray().Select(item => item.GetString()!) : [];

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => value.TryGetInt64(out _) ? "integer" : "number",
        JsonValueKind.Null => "null",
        _ => "boolean",
    };
}

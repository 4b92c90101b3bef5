using System.Text.Json;
using FeedRanking.FeedGateway.Edge;

namespace FeedRanking.FeedGateway.Events;

/// <summary>Says what a JSON value is, for error messages.</summary>
internal static class JsonText
{
    public static string Kind(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => $"the text {Echo.Of(element.GetString()!)}",
        JsonValueKind.Number => Echo.Of(element.GetRawText()),
        JsonValueKind.Null => "null",
        JsonValueKind.Undefined => "nothing",
        _ => element.GetRawText(),
    };
}

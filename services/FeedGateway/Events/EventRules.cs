using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using FeedRanking.Features;
using FeedRanking.FeedGateway.Edge;

namespace FeedRanking.FeedGateway.Events;

/// <summary>What an event must look like. Fields that are not named here are ignored.</summary>
internal sealed partial class EventRules(DateTimeOffset now)
{
    public const int MaxPosition = 999;
    public const int MaxPlayTimeMs = 86_400_000;
    public const int MaxRequestIdLength = 64;

    /// <summary>How far a client's clock may be ahead of ours.</summary>
    public static readonly TimeSpan MaxAhead = TimeSpan.FromMinutes(5);

    /// <summary>How long a client may keep events before it sends them.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromDays(7);

    private static readonly Dictionary<string, EngagementType> Types = Enum.GetValues<EngagementType>()
        .ToDictionary(type => type.ToString().ToLower(CultureInfo.InvariantCulture));

    private FieldError? _error;

    /// <summary>Reads one event; the first field at fault is reported.</summary>
    public bool TryRead(JsonElement element, out EngagementEvent? engagement, out FieldError? error)
    {
        _error = null;
        engagement = null;
        if (element.ValueKind != JsonValueKind.Object)
        {
            error = new("event", $"expected an object, got {JsonText.Kind(element)}");
            return false;
        }

        var eventId = ReadEventId(element);
        var type = ReadType(element);
        var viewerId = ReadInteger(element, "user_id", 0, FeedRequestReader.MaxId, isRequired: true);
        var videoId = ReadInteger(element, "video_id", 0, FeedRequestReader.MaxId, isRequired: true);
        var occurredAtMs = ReadOccurredAt(element);
        var position = ReadInteger(element, "position", 0, MaxPosition, isRequired: false);
        var playTimeMs = ReadInteger(element, "play_time_ms", 0, MaxPlayTimeMs, isRequired: type == EngagementType.Dwell);
        var requestId = ReadRequestId(element);
        error = _error;
        if (error is not null)
        {
            return false;
        }

        // Only leaving a video says how long it played: other types may carry the field, it does not count.
        var played = type == EngagementType.Dwell ? (int)playTimeMs : 0;
        engagement = new(eventId, type, viewerId, videoId, occurredAtMs, played, requestId, (int)position);
        return true;
    }

    private Guid ReadEventId(JsonElement element)
    {
        var id = Guid.Empty;
        if (Find(element, "event_id") is not { } value)
        {
            Fail("event_id", "missing; expected a UUID");
        }
        else if (value.ValueKind != JsonValueKind.String || !Uuid().IsMatch(value.GetString()!) || !Guid.TryParseExact(value.GetString(), "D", out id))
        {
            Fail("event_id", $"expected a UUID, got {JsonText.Kind(value)}");
        }

        return id;
    }

    private EngagementType ReadType(JsonElement element)
    {
        var type = EngagementType.Impression;
        if (Find(element, "type") is not { } value)
        {
            Fail("type", $"missing; expected one of {string.Join(", ", Types.Keys)}");
        }
        else if (value.ValueKind != JsonValueKind.String || !Types.TryGetValue(value.GetString()!, out type))
        {
            Fail("type", $"expected one of {string.Join(", ", Types.Keys)}, got {JsonText.Kind(value)}");
        }

        return type;
    }

    /// <returns>-1 when the field is not there.</returns>
    private long ReadInteger(JsonElement element, string field, long min, long max, bool isRequired)
    {
        if (Find(element, field) is not { } value)
        {
            if (isRequired)
            {
                Fail(field, $"missing; expected an integer from {min} to {max}");
            }

            return -1;
        }

        var number = -1L;
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt64(out number) || number < min || number > max)
        {
            Fail(field, $"expected an integer from {min} to {max}, got {JsonText.Kind(value)}");
        }

        return number;
    }

    private long ReadOccurredAt(JsonElement element)
    {
        const string field = "occurred_at";
        const string form = "expected a time like 2026-01-31T12:00:00Z (RFC 3339)";
        if (Find(element, field) is not { } value)
        {
            Fail(field, $"missing; {form}");
            return 0;
        }

        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        if (!Rfc3339().IsMatch(text) || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var time))
        {
            Fail(field, $"{form}, got {JsonText.Kind(value)}");
            return 0;
        }

        if (time > now + MaxAhead || time < now - MaxAge)
        {
            Fail(field, $"expected a time not more than {MaxAhead.TotalMinutes} minutes ahead and not older than {MaxAge.TotalDays} days, got {Echo.Of(text)}");
        }

        return time.ToUnixTimeMilliseconds();
    }

    private string? ReadRequestId(JsonElement element)
    {
        if (Find(element, "request_id") is not { } value)
        {
            return null;
        }

        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        if (text.Length is 0 or > MaxRequestIdLength)
        {
            Fail("request_id", $"expected a text of 1 to {MaxRequestIdLength} characters, got {JsonText.Kind(value)}");
        }

        return text;
    }

    // A field with the value null counts as not there.
    private static JsonElement? Find(JsonElement element, string field) =>
        element.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private void Fail(string field, string reason) => _error ??= new(field, reason);

    // The framework's reader also takes blanks around, signs and "0x".
    [GeneratedRegex(@"^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Uuid();

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Rfc3339();
}

using System.Text;
using System.Text.Json;
using FeedRanking.FeedGateway.Edge;

namespace FeedRanking.FeedGateway.Events;

/// <summary>Bytes to JSON whose texts can all be read, or in words why not.</summary>
internal static class EventParser
{
    /// <summary>Deepest nesting. Events need two levels; more can only stand in fields that are ignored.</summary>
    public const int MaxDepth = 64;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth };

    /// <returns>The document; dispose it. Null when <paramref name="error"/> says why there is none.</returns>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> body, out FieldError? error)
    {
        error = FindBom(body.Span) ?? FindBrokenUtf8(body.Span);
        if (error is not null)
        {
            return null;
        }

        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(body, Options);
        }
        catch (JsonException exception)
        {
            // The reader counts from 0, people from 1.
            error = new(
                "body",
                $"not JSON, or nested deeper than {MaxDepth}: line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}");
            return null;
        }

        if (Surrogates.FindHalf(body.Span) is not { } half)
        {
            return document;
        }

        document.Dispose();
        error = new("body", $"expected texts of whole characters, got half of a surrogate pair at byte {half + 1}");
        return null;
    }

    private static FieldError? FindBom(ReadOnlySpan<byte> body) => body.StartsWith(Encoding.UTF8.Preamble)
        ? new("body", "begins with a byte order mark; expected JSON from the first byte on")
        : null;

    // Asked before, because the JSON reader looks into texts only when they are used.
    private static FieldError? FindBrokenUtf8(ReadOnlySpan<byte> body)
    {
        if (System.Text.Unicode.Utf8.IsValid(body))
        {
            return null;
        }

        var rest = body;
        while (Rune.DecodeFromUtf8(rest, out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            rest = rest[length..];
        }

        return new("body", $"not UTF-8: byte {body.Length - rest.Length + 1}");
    }
}

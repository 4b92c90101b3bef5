using FeedRanking.Features;
using FeedRanking.FeedGateway.Paging;
using Microsoft.Extensions.Primitives;

namespace FeedRanking.FeedGateway.Edge;

/// <summary>Reads and checks the parameters of a feed request. Names every field at fault with its limits.</summary>
internal static class FeedRequestReader
{
    public const int MinSize = 1;
    public const int MaxSize = 50;
    public const int DefaultSize = 20;

    /// <summary>Largest id that every JSON reader keeps exact: 2^53 - 1.</summary>
    public const long MaxId = 9_007_199_254_740_991;

    /// <summary>Longest query string in characters: several times what all parameters need.</summary>
    public const int MaxQueryLength = 2_048;

    /// <summary>Most errors of one answer: a short query must not make a long answer.</summary>
    public const int MaxErrors = 16;

    /// <summary>By which a client says that it fetches ahead (Fetch standard): <c>prefetch</c>, perhaps with parameters.</summary>
    public const string PurposeHeader = "Sec-Purpose";

    private const string Prefetch = "prefetch";

    private static readonly string[] Known = ["user_id", "size", "region", "cursor", "explain"];

    /// <returns>Null when <paramref name="errors"/> is not empty.</returns>
    public static FeedRequest? Read(HttpRequest request, out List<FieldError> errors)
    {
        errors = [];
        if (request.QueryString.Value is { Length: > MaxQueryLength } tooLong)
        {
            errors.Add(new("query", $"{tooLong.Length} characters; expected at most {MaxQueryLength}"));
            return null;
        }

        return Read(request.Query, errors) is { } valid ? Classed(valid, request.Headers[PurposeHeader].ToString()) : null;
    }

    /// <summary>The request with its purpose, as the header says it: a list of words with parameters.</summary>
    /// <param name="request">A valid request.</param>
    /// <param name="purpose">The header's value; empty or null without it.</param>
    public static FeedRequest Classed(FeedRequest request, string? purpose) =>
        string.IsNullOrEmpty(purpose) || !HasPrefetch(purpose) ? request : request with { IsPrefetch = true };

    /// <summary>The same for parameters that came another way.</summary>
    public static FeedRequest? Read(IQueryCollection query, List<FieldError> errors)
    {
        foreach (var (name, values) in query)
        {
            CheckName(name, values, errors);
            if (errors.Count == MaxErrors)
            {
                return null;
            }
        }

        var userId = ReadUserId(query["user_id"], errors);
        var size = ReadSize(query, errors);
        var region = ReadRegion(query, errors);
        var cursor = ReadCursor(query, errors);
        var explain = ReadExplain(query, errors);
        return errors.Count == 0 ? new FeedRequest(userId, size, region, cursor, explain) : null;
    }

    private static bool HasPrefetch(string purpose)
    {
        foreach (var part in purpose.AsSpan().Split(','))
        {
            var word = purpose.AsSpan(part).Trim();
            var end = word.IndexOf(';');
            if ((end < 0 ? word : word[..end].TrimEnd()).SequenceEqual(Prefetch))
            {
                return true;
            }
        }

        return false;
    }

    private static void CheckName(string name, StringValues values, List<FieldError> errors)
    {
        if (!Known.Contains(name))
        {
            errors.Add(new(Echo.Of(name), $"unknown parameter; expected one of {string.Join(", ", Known)}"));
        }
        else if (values.Count > 1)
        {
            errors.Add(new(name, $"given {values.Count} times; expected once"));
        }
    }

    private static long ReadUserId(StringValues values, List<FieldError> errors)
    {
        if (values.Count == 0)
        {
            errors.Add(new("user_id", $"missing; expected an integer from 0 to {MaxId}"));
            return 0;
        }

        if (!Digits.TryRead(values[0] ?? "", MaxId, out var userId))
        {
            errors.Add(new("user_id", $"expected an integer from 0 to {MaxId}, got {Echo.Of(values[0] ?? "")}"));
        }

        return userId;
    }

    private static int ReadSize(IQueryCollection query, List<FieldError> errors)
    {
        if (!query.TryGetValue("size", out var values))
        {
            return DefaultSize;
        }

        if (!Digits.TryRead(values[0] ?? "", MaxSize, out var size) || size < MinSize)
        {
            errors.Add(new("size", $"expected an integer from {MinSize} to {MaxSize}, got {Echo.Of(values[0] ?? "")}"));
        }

        return (int)size;
    }

    private static string? ReadRegion(IQueryCollection query, List<FieldError> errors)
    {
        if (!query.TryGetValue("region", out var values))
        {
            return null;
        }

        var region = values[0] ?? "";
        if (!Regions.TryGetCode(region, out _))
        {
            errors.Add(new("region", $"expected one of {string.Join(", ", Regions.All)}, got {Echo.Of(region)}"));
        }

        return region;
    }

    private static string? ReadCursor(IQueryCollection query, List<FieldError> errors)
    {
        if (!query.TryGetValue("cursor", out var values))
        {
            return null;
        }

        var cursor = values[0] ?? "";
        if (!CursorCodec.HasForm(cursor))
        {
            errors.Add(new("cursor", $"expected the next_cursor of an earlier answer, {CursorCodec.TextLength} characters, got {Echo.Of(cursor)}"));
        }

        return cursor;
    }

    private static bool ReadExplain(IQueryCollection query, List<FieldError> errors)
    {
        if (!query.TryGetValue("explain", out var values))
        {
            return false;
        }

        if (values[0] is not ("true" or "false"))
        {
            errors.Add(new("explain", $"expected true or false, got {Echo.Of(values[0] ?? "")}"));
        }

        return values[0] == "true";
    }
}

using System.Globalization;
using FeedRanking.Contracts.V1;
using FeedRanking.FeedGateway.Edge;
using Microsoft.Extensions.Primitives;

namespace FeedRanking.FeedGateway.Grpc;

/// <summary>Reads a request for a feed by the rules of GET /v1/feed, word for word.</summary>
internal static class GetFeedRequestReader
{
    /// <returns>Null when <paramref name="errors"/> is not empty.</returns>
    public static FeedRequest? Read(GetFeedRequest request, out List<FieldError> errors)
    {
        var query = new Dictionary<string, StringValues>(StringComparer.Ordinal);
        Add(query, "user_id", request.HasUserId, request.UserId.ToString(CultureInfo.InvariantCulture));
        Add(query, "size", request.HasSize, request.Size.ToString(CultureInfo.InvariantCulture));
        Add(query, "region", request.HasRegion, request.Region);
        Add(query, "cursor", request.HasCursor, request.Cursor);
        Add(query, "explain", request.Explain, "true");
        errors = [];
        return FeedRequestReader.Read(new QueryCollection(query), errors);
    }

    private static void Add(Dictionary<string, StringValues> query, string name, bool isGiven, string value)
    {
        if (isGiven)
        {
            query[name] = value;
        }
    }
}

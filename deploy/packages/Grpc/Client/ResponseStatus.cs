using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Grpc.Core;
using Grpc.Shared;

namespace Grpc.Net.Client.Internal;

/// <summary>The status that an answer tells.</summary>
internal static class ResponseStatus
{
    /// <summary>The status, when the header fields already tell it: not gRPC, or only trailers. Null means that it follows the body.</summary>
    public static Status? FromHeaders(HttpResponseMessage response)
    {
        var headers = response.Headers.NonValidated;
        if (response.StatusCode != HttpStatusCode.OK)
        {
            return headers.Contains(GrpcNames.StatusTrailer)
                ? Read(headers)
                : new Status(FromHttpStatus(response.StatusCode), $"Bad gRPC response. HTTP status code: {(int)response.StatusCode}");
        }

        var contentType = response.Content.Headers.NonValidated.TryGetValues("Content-Type", out var values) ? values.ToString() : null;
        if (!GrpcNames.IsGrpcContentType(contentType))
        {
            return new Status(StatusCode.Unknown, $"Bad gRPC response. Invalid content-type value: {contentType}");
        }

        return headers.Contains(GrpcNames.StatusTrailer) ? Read(headers) : null;
    }

    public static Status FromTrailers(HttpResponseMessage response) => FromHeaders(response) ?? Read(response.TrailingHeaders.NonValidated);

    private static Status Read(HttpHeadersNonValidated headers)
    {
        if (!headers.TryGetValues(GrpcNames.StatusTrailer, out var statusValues))
        {
            return new Status(StatusCode.Internal, "No grpc-status found on response.");
        }

        var text = statusValues.ToString();
        if (text == "0")
        {
            return Status.DefaultSuccess;
        }

        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var code))
        {
            return new Status(StatusCode.Unknown, $"Unexpected grpc-status value: {text}");
        }

        var detail = headers.TryGetValues(GrpcNames.MessageTrailer, out var messages) ? PercentEncoding.Decode(messages.ToString()) : string.Empty;
        return new Status(code is >= 0 and <= (int)StatusCode.Unauthenticated ? (StatusCode)code : StatusCode.Unknown, detail);
    }

    private static StatusCode FromHttpStatus(HttpStatusCode status) => status switch
    {
        HttpStatusCode.BadRequest => StatusCode.Internal,
        HttpStatusCode.Unauthorized => StatusCode.Unauthenticated,
        HttpStatusCode.Forbidden => StatusCode.PermissionDenied,
        HttpStatusCode.NotFound => StatusCode.Unimplemented,
        HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout =>
            StatusCode.Unavailable,
        _ => StatusCode.Unknown,
    };
}

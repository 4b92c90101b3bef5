using Grpc.Core;
using Grpc.Shared;
using Microsoft.AspNetCore.Http;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>Writes how a call ended: after a body as trailers, without one as header fields.</summary>
internal static class ResponseEnd
{
    public static void WriteTrailersOnly(HttpResponse response, in Status status, Metadata? trailers)
    {
        response.ContentType = GrpcNames.ContentType;
        Write(response.Headers, status, trailers);
    }

    public static void WriteTrailers(HttpResponse response, in Status status, Metadata? trailers)
    {
        var feature = response.HttpContext.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpResponseTrailersFeature>();
        if (feature is { Trailers.IsReadOnly: false })
        {
            Write(feature.Trailers, status, trailers);
        }
    }

    private static void Write(IHeaderDictionary headers, in Status status, Metadata? trailers)
    {
        if (trailers is not null)
        {
            foreach (var entry in trailers)
            {
                headers.Append(entry.Key, MetadataCodec.EncodeValue(entry));
            }
        }

        headers[GrpcNames.StatusTrailer] = GrpcNames.StatusText(status.StatusCode);
        if (!string.IsNullOrEmpty(status.Detail))
        {
            headers[GrpcNames.MessageTrailer] = PercentEncoding.Encode(status.Detail);
        }
    }
}

using System.Net.Http.Headers;
using Grpc.Core;
using Grpc.Shared;

namespace Grpc.Net.Client.Internal;

/// <summary>Received header fields and trailers as metadata; made only when somebody asks.</summary>
internal static class ResponseMetadata
{
    public static Metadata FromHeaders(HttpResponseMessage response) => Read(response.Headers);

    /// <summary>The trailers; of an answer that is only trailers, its header fields.</summary>
    public static Metadata FromTrailers(HttpResponseMessage response) =>
        Read(response.Headers.NonValidated.Contains(GrpcNames.StatusTrailer) ? response.Headers : response.TrailingHeaders);

    private static Metadata Read(HttpResponseHeaders headers)
    {
        var metadata = new Metadata();
        foreach (var (name, values) in headers.NonValidated)
        {
            if (MetadataCodec.IsProtocolHeader(name))
            {
                continue;
            }

            foreach (var value in values)
            {
                MetadataCodec.AddFromWire(metadata, name, value);
            }
        }

        return metadata;
    }
}

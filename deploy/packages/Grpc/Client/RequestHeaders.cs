using System.Net.Http.Headers;
using Grpc.Core;
using Grpc.Shared;

namespace Grpc.Net.Client.Internal;

/// <summary>The header fields that each request carries, and the caller's metadata.</summary>
internal static class RequestHeaders
{
    private const string UserAgent = "grpc-dotnet-feedranking/1.0";

    public static void AddTo(HttpRequestHeaders headers, Metadata? metadata)
    {
        headers.TryAddWithoutValidation("te", "trailers");
        headers.TryAddWithoutValidation("user-agent", UserAgent);
        if (metadata is null)
        {
            return;
        }

        for (var i = 0; i < metadata.Count; i++)
        {
            var entry = metadata[i];
            if (!MetadataCodec.IsProtocolHeader(entry.Key))
            {
                headers.TryAddWithoutValidation(entry.Key, MetadataCodec.EncodeValue(entry));
            }
        }
    }
}

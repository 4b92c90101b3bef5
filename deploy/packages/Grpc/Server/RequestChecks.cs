using Grpc.Core;
using Grpc.Shared;
using Microsoft.AspNetCore.Http;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>Whether a request is a gRPC call that can be answered at all.</summary>
internal static class RequestChecks
{
    /// <summary>Refuses, as the protocol says, what is no gRPC call. Returns whether it is one.</summary>
    public static bool Accept(HttpContext httpContext)
    {
        var request = httpContext.Request;
        if (!GrpcNames.IsGrpcContentType(request.ContentType))
        {
            return Refuse(httpContext, StatusCodes.Status415UnsupportedMediaType, $"Content-Type '{request.ContentType}' is not supported.");
        }

        if (!HttpProtocol.IsHttp2(request.Protocol) && !HttpProtocol.IsHttp3(request.Protocol))
        {
            return Refuse(httpContext, StatusCodes.Status426UpgradeRequired, $"Request protocol '{request.Protocol}' is not supported.");
        }

        if (request.Headers.TryGetValue(GrpcNames.EncodingHeader, out var encoding) && encoding.ToString() is not GrpcNames.IdentityEncoding)
        {
            httpContext.Response.Headers[GrpcNames.AcceptEncodingHeader] = GrpcNames.IdentityEncoding;
            ResponseEnd.WriteTrailersOnly(
                httpContext.Response, new Status(StatusCode.Unimplemented, $"Unsupported grpc-encoding value '{encoding}'. Supported encodings: identity"), null);
            return false;
        }

        return true;
    }

    private static bool Refuse(HttpContext httpContext, int httpStatus, string detail)
    {
        httpContext.Response.StatusCode = httpStatus;
        ResponseEnd.WriteTrailersOnly(httpContext.Response, new Status(StatusCode.Internal, detail), null);
        return false;
    }
}

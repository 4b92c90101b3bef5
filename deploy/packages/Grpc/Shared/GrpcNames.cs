using Grpc.Core;

namespace Grpc.Shared;

/// <summary>Names and fixed values of the protocol.</summary>
internal static class GrpcNames
{
    public const string ContentType = "application/grpc";
    public const string StatusTrailer = "grpc-status";
    public const string MessageTrailer = "grpc-message";
    public const string TimeoutHeader = "grpc-timeout";
    public const string EncodingHeader = "grpc-encoding";
    public const string AcceptEncodingHeader = "grpc-accept-encoding";
    public const string IdentityEncoding = "identity";

    private static readonly string[] StatusTexts =
        [.. Enum.GetValues<StatusCode>().Select(code => ((int)code).ToString(System.Globalization.CultureInfo.InvariantCulture))];

    /// <summary>The number of a status as text, without an allocation.</summary>
    public static string StatusText(StatusCode code) =>
        (uint)code < (uint)StatusTexts.Length ? StatusTexts[(int)code] : ((int)code).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>application/grpc, application/grpc+proto, application/grpc;… but not application/grpc-web.</summary>
    public static bool IsGrpcContentType(string? contentType) =>
        contentType is not null
        && contentType.StartsWith(ContentType, StringComparison.OrdinalIgnoreCase)
        && (contentType.Length == ContentType.Length || contentType[ContentType.Length] is '+' or ';');
}

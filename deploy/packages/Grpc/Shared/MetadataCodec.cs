using Grpc.Core;

namespace Grpc.Shared;

/// <summary>Metadata to and from header fields.</summary>
internal static class MetadataCodec
{
    /// <summary>Header fields that belong to the protocol and are no metadata.</summary>
    public static bool IsProtocolHeader(string name) =>
        name.Length == 0
        || name[0] == ':'
        || name.StartsWith("grpc-", StringComparison.OrdinalIgnoreCase) && IsReservedGrpcHeader(name)
        || name.Equals("content-type", StringComparison.OrdinalIgnoreCase)
        || name.Equals("te", StringComparison.OrdinalIgnoreCase)
        || name.Equals("host", StringComparison.OrdinalIgnoreCase)
        || name.Equals("accept-encoding", StringComparison.OrdinalIgnoreCase)
        || name.Equals("content-encoding", StringComparison.OrdinalIgnoreCase)
        || name.Equals("content-length", StringComparison.OrdinalIgnoreCase);

    public static string EncodeValue(Metadata.Entry entry) =>
        entry.IsBinary ? Convert.ToBase64String(entry.ValueSpan).TrimEnd('=') : entry.Value;

    /// <summary>Adds one received header field; binary fields may hold several values, separated by commas.</summary>
    public static void AddFromWire(Metadata metadata, string name, string value)
    {
        var key = name.ToLowerInvariant();
        if (!key.EndsWith(Metadata.BinaryHeaderSuffix, StringComparison.Ordinal))
        {
            metadata.Add(Metadata.Entry.FromWire(key, value));
            return;
        }

        foreach (var part in value.Split(',', StringSplitOptions.TrimEntries))
        {
            metadata.Add(Metadata.Entry.FromWire(key, DecodeBase64(key, part)));
        }
    }

    private static byte[] DecodeBase64(string key, string text)
    {
        var missing = -text.Length & 3;
        try
        {
            return Convert.FromBase64String(missing == 0 ? text : text + new string('=', missing));
        }
        catch (FormatException exception)
        {
            throw new RpcException(new Status(StatusCode.Internal, $"The binary metadata '{key}' is not valid base64.", exception));
        }
    }

    private static bool IsReservedGrpcHeader(string name) =>
        name.Equals(GrpcNames.StatusTrailer, StringComparison.OrdinalIgnoreCase)
        || name.Equals(GrpcNames.MessageTrailer, StringComparison.OrdinalIgnoreCase)
        || name.Equals(GrpcNames.TimeoutHeader, StringComparison.OrdinalIgnoreCase)
        || name.Equals(GrpcNames.EncodingHeader, StringComparison.OrdinalIgnoreCase)
        || name.Equals(GrpcNames.AcceptEncodingHeader, StringComparison.OrdinalIgnoreCase)
        || name.Equals("grpc-message-type", StringComparison.OrdinalIgnoreCase);
}

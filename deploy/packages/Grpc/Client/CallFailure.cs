using System.Net.Sockets;
using Grpc.Core;

namespace Grpc.Net.Client.Internal;

/// <summary>Which status a failed connection or a reset stream means.</summary>
internal static class CallFailure
{
    // Error codes of HTTP/2 (RFC 9113, section 7).
    private const long RefusedStream = 0x7;
    private const long Cancel = 0x8;
    private const long EnhanceYourCalm = 0xb;
    private const long InadequateSecurity = 0xc;

    public static Status ToStatus(Exception exception, DateTime? deadline)
    {
        var code = Classify(exception);
        if (code == StatusCode.Cancelled && deadline <= TimeProvider.System.GetUtcNow().UtcDateTime)
        {
            // The server's clock was first: it reset the stream because of the same deadline.
            code = StatusCode.DeadlineExceeded;
        }

        return new Status(code, $"Error starting gRPC call. {Describe(exception)}", exception);
    }

    private static StatusCode Classify(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case HttpProtocolException protocol:
                    return protocol.ErrorCode switch
                    {
                        RefusedStream => StatusCode.Unavailable,
                        Cancel => StatusCode.Cancelled,
                        EnhanceYourCalm => StatusCode.ResourceExhausted,
                        InadequateSecurity => StatusCode.PermissionDenied,
                        _ => StatusCode.Internal,
                    };
                case SocketException:
                    return StatusCode.Unavailable;
                case HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } or IOException when cause.InnerException is null:
                    return StatusCode.Unavailable;
                case OperationCanceledException:
                    return StatusCode.Cancelled;
            }
        }

        return exception is HttpRequestException or IOException ? StatusCode.Unavailable : StatusCode.Internal;
    }

    private static string Describe(Exception exception) => exception.InnerException is { } inner
        ? $"{exception.GetType().Name}: {exception.Message} {inner.GetType().Name}: {inner.Message}"
        : $"{exception.GetType().Name}: {exception.Message}";
}

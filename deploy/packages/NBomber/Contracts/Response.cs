using Microsoft.FSharp.Core;

namespace NBomber.Contracts;

public sealed class Response<T> : IResponse
{
    internal Response(string? statusCode, bool isError, long sizeBytes, double customLatencyMs, string? message, FSharpOption<T>? payload)
    {
        StatusCode = statusCode ?? "";
        IsError = isError;
        SizeBytes = sizeBytes;
        CustomLatencyMs = customLatencyMs;
        Message = message ?? "";
        Payload = payload!;
    }

    public string StatusCode { get; }

    public bool IsError { get; }

    public long SizeBytes { get; }

    public double CustomLatencyMs { get; }

    public string Message { get; }

    /// <summary>F#'s option: null stands for none, as it does in F# itself; ask with IsSome() or IsNone().</summary>
    public FSharpOption<T> Payload { get; }
}

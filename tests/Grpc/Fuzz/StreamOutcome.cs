namespace FeedRanking.Grpc.Tests.Fuzz;

/// <summary>How a stream ended.</summary>
internal sealed class StreamOutcome
{
    public string? HttpStatus { get; set; }

    public string? GrpcStatus { get; set; }

    public bool HasAcceptEncoding { get; set; }

    /// <summary>Gets or sets the error code of RST_STREAM that came instead of an end.</summary>
    public int? ResetCode { get; set; }

    /// <summary>Gets or sets a value indicating whether the server has ended it, by the end of its answer or by a reset.</summary>
    public bool HasEnded { get; set; }

    public override string ToString() => $"http {HttpStatus ?? "-"}, grpc {GrpcStatus ?? "-"}, reset {ResetCode?.ToString() ?? "-"}, ended {HasEnded}";
}

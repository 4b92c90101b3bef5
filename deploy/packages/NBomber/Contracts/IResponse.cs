namespace NBomber.Contracts;

public interface IResponse
{
    string StatusCode { get; }

    bool IsError { get; }

    long SizeBytes { get; }

    /// <summary>Replaces the measured latency when it is greater than zero.</summary>
    double CustomLatencyMs { get; }

    string Message { get; }
}

namespace FeedRanking.Benchmarks.Grpc.Cost;

/// <summary>What calls cost during one measurement.</summary>
/// <param name="Calls">Calls that were answered.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="CpuMicroseconds">CPU time of client and server, in all threads.</param>
/// <param name="AllocatedBytes">What was allocated meanwhile; null where the runtime does not tell.</param>
internal sealed record CallCost(long Calls, double Seconds, double CpuMicroseconds, long? AllocatedBytes)
{
    public double CpuPerCall => CpuMicroseconds / Calls;

    public double CallsPerSecond => Calls / Seconds;

    public double? AllocatedPerCall => AllocatedBytes / (double)Calls;
}

namespace FeedRanking.Chaos;

/// <summary>Starts, stops and lists faults: of one process, or at the gateway of all.</summary>
public interface IFaultDesk
{
    /// <summary>Starts a fault.</summary>
    /// <exception cref="FaultRefusedException">It cannot be started; nothing was.</exception>
    Task<FaultAnswer> StartAsync(FaultRequest request, CancellationToken cancellationToken);

    /// <summary>Ends the fault of that id.</summary>
    Task<StoppedAnswer> StopAsync(string id, CancellationToken cancellationToken);

    /// <summary>Ends all.</summary>
    Task<StoppedAnswer> StopAllAsync(CancellationToken cancellationToken);

    /// <summary>Lists what there is, acts and has acted.</summary>
    Task<FaultReport> ReportAsync(CancellationToken cancellationToken);
}

using Microsoft.AspNetCore.Http;

namespace FeedRanking.Chaos;

/// <summary>The faults of this process alone.</summary>
/// <param name="process">What this process is, among <see cref="FaultTargets"/>; null for the gateway, which takes the faults that act there.</param>
/// <param name="faults">What acts here.</param>
/// <param name="instant">What happens once, at the beginning.</param>
/// <param name="clock">The process's clock.</param>
public sealed class LocalFaultDesk(string? process, ActiveFaults faults, IEnumerable<IInstantFault> instant, TimeProvider clock) : IFaultDesk
{
    private readonly IInstantFault[] _instant = [.. instant];

    /// <inheritdoc/>
    public Task<FaultAnswer> StartAsync(FaultRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var isOurs = process is null ? request.Fault.Place == FaultPlace.Gateway : request.Fault.Place == FaultPlace.Service && request.Target == process;
        if (!isOurs)
        {
            throw new FaultRefusedException(
                StatusCodes.Status400BadRequest, "This process has no such fault.", [new("target", $"{request.Fault.Name} of {request.Target} does not act in this process")]);
        }

        var started = faults.TryStart(request)
            ?? throw new FaultRefusedException(StatusCodes.Status409Conflict, "As many faults act as may (Chaos:MaxActive), or one has this id. Stop one first.");
        foreach (var once in _instant)
        {
            if (once.Fault == request.Fault.Name)
            {
                once.Begin(started);
            }
        }

        return Task.FromResult(FaultAnswer.Of(started, isActive: true, clock.GetUtcNow()));
    }

    /// <inheritdoc/>
    public Task<StoppedAnswer> StopAsync(string id, CancellationToken cancellationToken) =>
        Task.FromResult(new StoppedAnswer(faults.Stop(id) ? [id] : [], []));

    /// <inheritdoc/>
    public Task<StoppedAnswer> StopAllAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new StoppedAnswer([.. faults.Now.Select(fault => fault.Id).Where(faults.Stop)], []));

    /// <inheritdoc/>
    public Task<FaultReport> ReportAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return Task.FromResult(new FaultReport(
            FaultCatalogue.All,
            [.. faults.Now.Select(fault => FaultAnswer.Of(fault, isActive: true, now))],
            [.. faults.Ended.Select(fault => FaultAnswer.Of(fault, isActive: false, now))],
            []));
    }
}

using FeedRanking.Chaos;

namespace FeedRanking.FeedGateway.Ops;

/// <summary>
/// The faults of the whole system: those that act in the gateway, and through <see cref="ServiceFaults"/> those of the services. Remembers
/// nothing of the latter: whoever acts is asked, so that a gateway that was restarted still knows, and can stop, what acts elsewhere.
/// </summary>
internal sealed class GatewayFaultDesk(LocalFaultDesk here, ServiceFaults services, TimeProvider clock) : IFaultDesk
{
    public Task<FaultAnswer> StartAsync(FaultRequest request, CancellationToken cancellationToken) =>
        request.Fault.Place == FaultPlace.Gateway ? here.StartAsync(request, cancellationToken) : StartThereAsync(request, cancellationToken);

    public async Task<StoppedAnswer> StopAsync(string id, CancellationToken cancellationToken) =>
        await here.StopAsync(id, cancellationToken) is { Stopped.Count: > 0 } stopped ? stopped : await StopThereAsync([], id, cancellationToken);

    public async Task<StoppedAnswer> StopAllAsync(CancellationToken cancellationToken) =>
        await StopThereAsync((await here.StopAllAsync(cancellationToken)).Stopped, id: null, cancellationToken);

    public async Task<FaultReport> ReportAsync(CancellationToken cancellationToken)
    {
        var local = await here.ReportAsync(cancellationToken);
        var all = services.All.ToList();
        var reports = await Task.WhenAll(all.Select(service => services.ReportAsync(service.Address, cancellationToken)));
        return new FaultReport(
            FaultCatalogue.All,
            Merge(local.Active, reports.SelectMany(report => report?.Active ?? [])),
            Merge(local.Ended, reports.SelectMany(report => report?.Ended ?? [])),
            [.. all.Zip(reports).Where(pair => pair.Second is null).Select(pair => pair.First.Name)]);
    }

    private async Task<FaultAnswer> StartThereAsync(FaultRequest request, CancellationToken cancellationToken)
    {
        var replicas = services.Replicas(request.Target);
        if (replicas.Count == 0)
        {
            throw Refused($"No address of {request.Target} is configured (Ops:Services:{request.Target}).");
        }

        if (request.Replica > replicas.Count)
        {
            throw new FaultRefusedException(
                StatusCodes.Status400BadRequest, "The request is not valid.", [new(FaultParameter.Replica, $"{request.Target} has {replicas.Count}")]);
        }

        var chosen = request.Replica is { } replica ? [replicas[replica - 1]] : replicas;
        var named = request with { Id = request.Id ?? ActiveFaults.NewId(request.Fault.Name, clock.GetUtcNow()) };
        FaultAnswer? first = null;
        foreach (var process in chosen)
        {
            var (answer, problem) = await services.StartAsync(process, FaultMessage.Of(named), cancellationToken);
            if (answer is null)
            {
                // All or none: half a fault would show half a symptom.
                await Task.WhenAll(chosen.Select(other => services.StopAsync(other, named.Id, cancellationToken)));
                throw Refused(problem!);
            }

            first ??= answer with { Replica = request.Replica };
        }

        return first!;
    }

    private async Task<StoppedAnswer> StopThereAsync(IReadOnlyList<string> stoppedHere, string? id, CancellationToken cancellationToken)
    {
        var all = services.All.ToList();
        var stopped = await Task.WhenAll(all.Select(service => services.StopAsync(service.Address, id, cancellationToken)));
        return new StoppedAnswer(
            [.. stoppedHere.Concat(stopped.SelectMany(ids => ids ?? [])).Distinct()],
            [.. all.Zip(stopped).Where(pair => pair.Second is null).Select(pair => pair.First.Name)]);
    }

    // A fault that acts in several replicas is one fault.
    private static List<FaultAnswer> Merge(IReadOnlyList<FaultAnswer> here, IEnumerable<FaultAnswer> there) =>
    [
        .. here,
        .. there.GroupBy(fault => fault.Id).Select(group => group.First() with { LeftS = group.Max(fault => fault.LeftS), Injections = group.Sum(fault => fault.Injections) }),
    ];

    private static FaultRefusedException Refused(string why) => new(StatusCodes.Status502BadGateway, $"The fault was not started. {why}");
}

using FeedRanking.Chaos;

namespace FeedRanking.Ranking.Tests.Chaos;

/// <summary>One fault that always hits; null for none.</summary>
internal sealed class OneFault(FaultRequest? request) : IFaults
{
    private readonly ActiveFault? _fault = request is null ? null : ActiveFault.Of(request);

    public bool Any => _fault is not null;

    public ActiveFault? Find(string fault, string target, int replica = 0) =>
        _fault is { } active && active.Request.Fault.Name == fault && active.Request.Target == target ? active : null;

    public ActiveFault? Roll(string fault, string target, int replica = 0) => Find(fault, target, replica);

    public double Draw() => 0;

    public void Count(ActiveFault fault)
    {
        // Nobody reads it.
    }
}

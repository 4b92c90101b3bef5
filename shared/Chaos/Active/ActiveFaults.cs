using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FeedRanking.Chaos;

/// <summary>The faults that act in this process. Each ends by itself, also when whoever started it is gone.</summary>
public sealed class ActiveFaults : IFaults, IDisposable
{
    /// <summary>Ended faults that are remembered.</summary>
    public const int MaxEnded = 100;

    private readonly ChaosOptions _options;
    private readonly ChaosMetrics _metrics;
    private readonly TimeProvider _clock;
    private readonly ILogger<ActiveFaults> _log;
    private readonly FaultDice _dice;
    private readonly Lock _gate = new();
    private readonly Queue<ActiveFault> _ended = [];

    // Replaced whole, so that those who ask take no lock.
    private volatile ActiveFault[] _active = [];

    internal ActiveFaults(IOptions<ChaosOptions> options, ChaosMetrics metrics, TimeProvider clock, ILogger<ActiveFaults> log)
    {
        (_options, _metrics, _clock, _log) = (options.Value, metrics, clock, log);
        _dice = new FaultDice(_options.Seed);
        metrics.Watch(this);
    }

    /// <inheritdoc/>
    public bool Any => _active.Length > 0;

    /// <summary>Those that act now, the oldest first.</summary>
    public IReadOnlyList<ActiveFault> Now => _active;

    /// <summary>Those that ended, the last <see cref="MaxEnded"/>.</summary>
    public IReadOnlyList<ActiveFault> Ended
    {
        get
        {
            lock (_gate)
            {
                return [.. _ended];
            }
        }
    }

    /// <inheritdoc/>
    public ActiveFault? Find(string fault, string target, int replica = 0)
    {
        foreach (var active in _active)
        {
            if (active.IsAbout(fault, target, replica))
            {
                return active;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public ActiveFault? Roll(string fault, string target, int replica = 0)
    {
        if (Find(fault, target, replica) is not { } active || _dice.Draw() >= active.Request.Rate)
        {
            return null;
        }

        Count(active);
        return active;
    }

    /// <inheritdoc/>
    public double Draw() => _dice.Draw();

    /// <inheritdoc/>
    public void Count(ActiveFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        fault.Hit();
        _metrics.Injected(fault);
    }

    /// <summary>Starts a fault.</summary>
    /// <returns>Null when as many are active as may be, or one has that id.</returns>
    public ActiveFault? TryStart(FaultRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var now = _clock.GetUtcNow();
        var duration = TimeSpan.FromSeconds(request.DurationS);
        var fault = new ActiveFault(request.Id ?? NewId(request.Fault.Name, now), request, now + duration);
        lock (_gate)
        {
            if (_active.Length >= _options.MaxActive || Array.Exists(_active, other => other.Id == fault.Id))
            {
                return null;
            }

            _active = [.. _active, fault];
            fault.Timer = _clock.CreateTimer(_ => End(fault, "its time is over"), state: null, duration, Timeout.InfiniteTimeSpan);
        }

        _log.LogWarning(
            "Chaos: {Fault} of {Target} begins ({Id}), rate {Rate}, for {DurationS} s", request.Fault.Name, request.Target, fault.Id, request.Rate, request.DurationS);
        return fault;
    }

    /// <summary>Ends the fault of that id.</summary>
    /// <returns>False when none has it.</returns>
    public bool Stop(string id) => Array.Find(_active, fault => fault.Id == id) is { } found && End(found, "it was stopped");

    /// <summary>Ends all.</summary>
    /// <returns>How many there were.</returns>
    public int StopAll() => _active.Count(fault => End(fault, "all were stopped"));

    /// <summary>Stops the clock of what is active.</summary>
    public void Dispose()
    {
        foreach (var fault in _active)
        {
            fault.Timer?.Dispose();
        }
    }

    /// <summary>A name that people can type: the fault, and what tells it from others.</summary>
    public static string NewId(string fault, DateTimeOffset now) => $"{fault}-{Guid.CreateVersion7(now).ToString("N")[^8..]}";

    private bool End(ActiveFault fault, string why)
    {
        lock (_gate)
        {
            var left = Array.FindAll(_active, other => !ReferenceEquals(other, fault));
            if (left.Length == _active.Length)
            {
                return false;
            }

            _active = left;
            _ended.Enqueue(fault);
            if (_ended.Count > MaxEnded)
            {
                _ended.Dequeue();
            }
        }

        fault.Timer?.Dispose();
        _log.LogWarning(
            "Chaos: {Fault} of {Target} has ended ({Id}) after {Injections} injections: {Why}",
            fault.Request.Fault.Name, fault.Request.Target, fault.Id, fault.Injections, why);
        return true;
    }
}

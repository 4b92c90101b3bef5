using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FeedRanking.Chaos;

/// <summary>Runs one plan at a time, in this process: it dies with it, and the faults that it began end by themselves.</summary>
public sealed class IncidentRunner(IFaultDesk desk, TimeProvider clock, ILogger<IncidentRunner> log) : IHostedService, IDisposable
{
    private readonly Lock _gate = new();
    private Run? _run;

    /// <summary>How far the plan is that runs now, or ran last.</summary>
    public ScheduleReport Report
    {
        get
        {
            lock (_gate)
            {
                return _run?.Report(clock) ?? ScheduleReport.None;
            }
        }
    }

    /// <summary>Begins a plan.</summary>
    /// <returns>False when one runs already.</returns>
    public bool TryStart(IncidentPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        lock (_gate)
        {
            if (_run is { IsOver: false })
            {
                return false;
            }

            _run?.Dispose();
            _run = new Run(plan, clock.GetTimestamp());
            _run.Work = RunAsync(_run);
        }

        log.LogWarning("Chaos: a plan of {Count} incidents begins, seed {Seed}, {DurationS} s", plan.Incidents.Count, plan.Seed, plan.DurationS);
        return true;
    }

    /// <summary>Begins no further incidents of the plan, and ends what it began.</summary>
    public async Task StopPlanAsync()
    {
        Run? run;
        lock (_gate)
        {
            run = _run;
        }

        if (run is { IsOver: false })
        {
            await run.Stop.CancelAsync();
            await run.Work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => StopPlanAsync();

    /// <inheritdoc/>
    public void Dispose() => _run?.Dispose();

    private async Task RunAsync(Run run)
    {
        await Task.Yield();
        var state = "stopped";
        try
        {
            for (var i = 0; i < run.Plan.Incidents.Count; i++)
            {
                await UntilAsync(run, run.Plan.Incidents[i].AfterS);
                await BeginAsync(run, i);
            }

            await UntilAsync(run, run.Plan.DurationS);
            state = "done";
        }
        catch (OperationCanceledException) when (run.Stop.IsCancellationRequested)
        {
            foreach (var id in run.Incidents.Select(incident => incident.Id).OfType<string>())
            {
                await desk.StopAsync(id, CancellationToken.None);
            }
        }

        await CountAsync(run);
        lock (_gate)
        {
            run.End(state, clock);
        }

        log.LogWarning("Chaos: the plan is {State}", state);
    }

    private Task UntilAsync(Run run, int afterS)
    {
        var left = TimeSpan.FromSeconds(afterS) - clock.GetElapsedTime(run.StartedAt);
        return left > TimeSpan.Zero ? Task.Delay(left, clock, run.Stop.Token) : Task.CompletedTask;
    }

    private async Task BeginAsync(Run run, int index)
    {
        var report = run.Incidents[index];
        try
        {
            var started = await desk.StartAsync(run.Plan.Incidents[index].Request, run.Stop.Token);
            report = report with { State = "begun", Id = started.Id };
        }
        catch (FaultRefusedException refused)
        {
            report = report with { State = "refused", Reason = refused.Message };
        }

        lock (_gate)
        {
            run.Incidents[index] = report;
        }
    }

    private async Task CountAsync(Run run)
    {
        var all = await desk.ReportAsync(CancellationToken.None);
        var injections = all.Active.Concat(all.Ended).GroupBy(fault => fault.Id).ToDictionary(group => group.Key, group => group.Sum(fault => fault.Injections));
        lock (_gate)
        {
            for (var i = 0; i < run.Incidents.Length; i++)
            {
                if (run.Incidents[i].Id is { } id && injections.TryGetValue(id, out var count))
                {
                    run.Incidents[i] = run.Incidents[i] with { Injections = count };
                }
            }
        }
    }

    private sealed class Run(IncidentPlan plan, long startedAt) : IDisposable
    {
        private string _state = "running";
        private double? _tookS;

        public IncidentPlan Plan { get; } = plan;

        public long StartedAt { get; } = startedAt;

        public CancellationTokenSource Stop { get; } = new();

        public Task Work { get; set; } = Task.CompletedTask;

        public bool IsOver => _tookS is not null;

        public IncidentReport[] Incidents { get; } =
        [
            .. plan.Incidents.Select(incident => new IncidentReport(
                incident.AfterS, incident.Request.Fault.Name, incident.Request.Target, incident.Request.DurationS, incident.Request.Rate, "waiting")),
        ];

        public void End(string state, TimeProvider clock) => (_state, _tookS) = (state, ElapsedS(clock));

        public ScheduleReport Report(TimeProvider clock) => new(_state, Plan.Seed, _tookS ?? ElapsedS(clock), Plan.DurationS, [.. Incidents]);

        public void Dispose() => Stop.Dispose();

        private double ElapsedS(TimeProvider clock) => Math.Round(clock.GetElapsedTime(StartedAt).TotalSeconds, 1);
    }
}

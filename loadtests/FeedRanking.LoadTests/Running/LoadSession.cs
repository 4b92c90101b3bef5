using FeedRanking.LoadTests.Arrivals;
using FeedRanking.LoadTests.Measuring;
using NBomber.Contracts;
using NBomber.Contracts.Stats;
using NBomber.CSharp;
using Serilog;

namespace FeedRanking.LoadTests.Running;

/// <summary>
/// Runs loads as NBomber sessions. Open loads are made of copies that wait for their turn at an <see cref="ArrivalPacer"/> and report their
/// latency from the intended start themselves (<c>customLatencyMs</c>), because the package promises neither a Poisson process nor intended starts.
/// </summary>
/// <param name="caller">Makes the requests.</param>
/// <param name="clock">Paces and measures.</param>
/// <param name="reportFolder">Where NBomber's reports go.</param>
internal sealed class LoadSession(FeedCaller caller, TimeProvider clock, string reportFolder)
{
    // A copy is busy for as long as a request takes: with fewer, a slow system would slow the load down.
    private const double BusySecondsPerCopy = 10;
    private const int MinCopies = 200;
    private const int MaxCopies = 5_000;

    // The real package asks organisations for a key.
    private const string LicenceVariable = "NBOMBER_LICENSE";

    /// <summary>An open load. Returns when every request has ended.</summary>
    /// <param name="name">Of the scenario.</param>
    /// <param name="plan">When requests start.</param>
    /// <param name="reported">Whether NBomber writes its reports.</param>
    /// <param name="thresholds">Shown in those reports; the verdict is the summary's.</param>
    public SampleLog RunOpen(string name, ArrivalPlan plan, bool reported, params Threshold[] thresholds) =>
        RunOpen(name, plan, reported, begun: null, thresholds);

    /// <summary>An open load during which something else happens, too.</summary>
    /// <param name="name">Of the scenario.</param>
    /// <param name="plan">When requests start.</param>
    /// <param name="begun">Told the moment on the clock that the plan's times count from. Must not wait.</param>
    public SampleLog RunOpen(string name, ArrivalPlan plan, Action<long> begun) => RunOpen(name, plan, reported: false, begun, []);

    private SampleLog RunOpen(string name, ArrivalPlan plan, bool reported, Action<long>? begun, Threshold[] thresholds)
    {
        var pacer = new ArrivalPacer(plan, clock, begun);
        var samples = new SampleLog();
        var copies = Math.Clamp((int)(plan.Phases.Max(phase => phase.RatePerSecond) * BusySecondsPerCopy), MinCopies, MaxCopies);
        var scenario = Scenario.Create(name, async context => await CallAsync(await pacer.NextAsync(context.ScenarioCancellationToken), samples))
            .WithLoadSimulations(Simulation.IterationsForConstant(Math.Min(copies, plan.AtSeconds.Count), plan.AtSeconds.Count))
            .WithThresholds(thresholds);
        Run(scenario, samples, TimeSpan.FromSeconds(plan.Seconds), reported);
        return samples;
    }

    /// <summary>A closed load: so many callers, each of whom asks again when it has its answer.</summary>
    public SampleLog RunClosed(string name, int callers, TimeSpan during)
    {
        var samples = new SampleLog();
        var scenario = Scenario.Create(name, async _ =>
            {
                var sample = await caller.CallNowAsync();
                samples.Add(sample);
                return ToResponse(sample);
            })
            .WithLoadSimulations(Simulation.KeepConstant(callers, during));
        Run(scenario, samples, during, reported: false);
        return samples;
    }

    private async Task<IResponse> CallAsync(Arrival arrival, SampleLog samples)
    {
        var sample = await caller.CallAsync(arrival);
        samples.Add(sample);
        return ToResponse(sample);
    }

    private static Response<object> ToResponse(Sample sample) => sample.Failure is { } failure
        ? Response.Fail(statusCode: failure, customLatencyMs: sample.LatencyMs)
        : Response.Ok(statusCode: sample.ServedBy, customLatencyMs: sample.LatencyMs);

    private void Run(ScenarioProps scenario, SampleLog samples, TimeSpan planned, bool reported)
    {
        // Failures are counted and judged in the end; they must not end the load early.
        var session = NBomberRunner.RegisterScenarios(scenario.WithoutWarmUp().WithMaxFailCount(int.MaxValue))
            .WithTestSuite("FeedRanking")
            .WithTestName(scenario.ScenarioName)
            .WithLoggerConfig(() => new LoggerConfiguration())
            .DisplayConsoleMetrics(false);
        session = reported
            ? session.WithReportFolder(reportFolder).WithReportFileName("nbomber").WithReportFormats(ReportFormat.Html, ReportFormat.Md, ReportFormat.Csv)
            : session.WithoutReports();
        if (Environment.GetEnvironmentVariable(LicenceVariable) is { Length: > 0 } licence)
        {
            session = session.WithLicense(licence);
        }

        using var progress = new ProgressLines(scenario.ScenarioName, samples, planned, clock);
        Quietly.Run(() => session.Run());
    }
}

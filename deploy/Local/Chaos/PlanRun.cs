using FeedRanking.Chaos;
using Spectre.Console;

namespace FeedRanking.Local.Chaos;

/// <summary>Follows a plan to its end: a line per incident as it begins, a table at the end. Ctrl-C stops the plan and what it began.</summary>
internal sealed class PlanRun(OpsClient ops, ColdStarts coldStarts, IAnsiConsole console, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <returns>Whether every incident began.</returns>
    public async Task<bool> RunAsync(string json, CancellationToken cancel)
    {
        var plan = await ops.StartPlanAsync(json, cancel);
        console.WriteLine($"{plan.Incidents.Count} incidents in {plan.DurationS} s, seed {plan.Seed}");
        var told = 0;
        try
        {
            while (plan.State == "running")
            {
                await Task.Delay(Pause, time, cancel);
                plan = await ops.PlanAsync(cancel);
                told = await TellAsync(plan, told, cancel);
            }
        }
        catch (OperationCanceledException)
        {
            plan = await ops.StopPlanAsync(CancellationToken.None);
        }

        console.Write(FaultTables.Plan(plan));
        console.WriteLine($"the plan is {plan.State}");
        return plan.State == "done" && plan.Incidents.All(incident => incident.State == "begun");
    }

    private async Task<int> TellAsync(ScheduleReport plan, int told, CancellationToken cancel)
    {
        while (told < plan.Incidents.Count && plan.Incidents[told] is { State: not "waiting" } incident)
        {
            told++;
            console.WriteLine($"{plan.ElapsedS,6:0.0} s  {incident.Fault} of {incident.Target} {incident.State} {incident.Id}{incident.Reason}");
            if (incident is { Fault: FaultNames.ColdRestart, State: "begun" })
            {
                await coldStarts.RunAsync(cancel);
            }
        }

        return told;
    }
}

using System.CommandLine;
using System.Text.Json;
using FeedRanking.LoadTests.Clients;
using FeedRanking.LoadTests.Grpc;
using FeedRanking.LoadTests.Results;

namespace FeedRanking.LoadTests.Commands;

/// <summary>How much the heavy ranker does for callers who no longer wait.</summary>
internal static class DeadlineCommand
{
    private const double MaxWastedShare = 0.05;
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

    public static Command Create() => ScenarioCommand.Create("deadlines", "deadlines that pass in the middle of the heavy ranker's work", async environment =>
    {
        using var client = new HttpFeedClient(environment.System.GatewayAddress);
        var figures = await new DeadlineProbe(environment).RunAsync(client);
        await File.WriteAllTextAsync(Path.Combine(environment.OutFolder, SummaryJson.FileName), JsonSerializer.Serialize(figures, Json) + "\n");
        var holds = figures.WastedShareAtMost <= MaxWastedShare;
        Console.WriteLine(FormattableString.Invariant(
            $"deadlines: {figures.Sent} sent at {figures.OfferedRps:0.0}/s, {figures.Answered} answered in time, {figures.DeadlineExceeded} exceeded their deadline, {figures.OtherFailures} failed otherwise"));
        Console.WriteLine(FormattableString.Invariant(
            $"the ranker gave up: {string.Join(", ", figures.DroppedByStage.Select(stage => $"{stage.Key} {stage.Value:0}"))}; {figures.Runs:0} runs, {figures.WorkSeconds:0.00} s of work"));
        Console.WriteLine(FormattableString.Invariant(
            $"{(holds ? "holds " : "BROKEN")} work for callers who no longer waited, at most {figures.WastedShareAtMost:P1} <= {MaxWastedShare:P0}"));
        return holds ? 0 : 1;
    });
}

using System.CommandLine;
using System.Text.Json;
using FeedRanking.FeatureStore;
using FeedRanking.Inference;
using FeedRanking.Offline.Load;
using Microsoft.Extensions.Options;

namespace FeedRanking.Offline.Precompute;

/// <summary>The command that makes candidate sets and popularity lists in batch.</summary>
internal static class PrecomputeCommand
{
    private const int MaxCandidates = 1_000;
    private const int MaxActiveDays = 3_650;

    private static readonly Option<string> RunDirectory = new("--run-dir") { Description = "Where a running system keeps its state", DefaultValueFactory = _ => "artifacts/run" };
    private static readonly Option<string?> Redis = new("--redis") { Description = "Feature store, host:port; by default that of the running system" };
    private static readonly Option<string?> Models = new("--models") { Description = "Models root; by default that of the running system" };
    private static readonly Option<string?> Version = new("--version") { Description = "Version of the two-tower model; by default the one that the running system serves" };
    private static readonly Option<int> Candidates = new("--candidates") { Description = "Candidates per viewer, 1 to 1,000", DefaultValueFactory = _ => 300 };
    private static readonly Option<int> ActiveDays = new("--active-days") { Description = "Leave out viewers without an impression for so many days, 1 to 3,650", DefaultValueFactory = _ => 30 };

    public static Command Create()
    {
        var command = new Command("precompute", "Make candidate sets for active viewers and popularity lists per region, and write them to Redis")
        {
            RunDirectory, Redis, Models, Version, Candidates, ActiveDays,
        };
        command.SetAction((arguments, cancellationToken) => RunAsync(arguments, Console.Out, Console.Error, cancellationToken));
        return command;
    }

    /// <summary>Precomputes, then writes one line of JSON that says what.</summary>
    /// <returns>0, or 1 after a problem that the user can solve; it then stands in <paramref name="errors"/>.</returns>
    internal static async Task<int> RunAsync(ParseResult arguments, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        try
        {
            var running = RunningSystem.Read(arguments.GetRequiredValue(RunDirectory));
            var redis = arguments.GetValue(Redis) ?? running.Redis
                ?? throw new InvalidOperationException("No system is running here: start one with ./deploy/up.sh, or give --redis.");
            var choices = new PrecomputeChoices(
                arguments.GetValue(Models) ?? running.ModelsDirectory ?? "models",
                arguments.GetValue(Version) ?? running.Version ?? throw new InvalidOperationException("No system is running here: give --version."),
                Between(1, arguments.GetValue(Candidates), MaxCandidates, "--candidates"),
                Between(1, arguments.GetValue(ActiveDays), MaxActiveDays, "--active-days"));
            await using var store = new LoadTarget(redis);
            var report = await new CandidatePrecomputer(store, choices, TimeProvider.System, new LineProgress(errors, "precompute")).RunAsync(cancellationToken);
            await output.WriteLineAsync(JsonSerializer.Serialize(report, LoadJson.Default.PrecomputeReport));
            return 0;
        }
        catch (Exception problem) when (problem is InvalidOperationException or IOException or ModelRejectedException
            or FeatureStoreUnavailableException or OptionsValidationException)
        {
            await errors.WriteLineAsync($"precompute: {problem.Message}");
            return 1;
        }
    }

    private static int Between(int least, int value, int most, string option) => value >= least && value <= most
        ? value
        : throw new InvalidOperationException($"{option} is {value}: allowed is {least} to {most}.");
}

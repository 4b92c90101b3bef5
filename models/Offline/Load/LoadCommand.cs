using System.CommandLine;
using System.Text.Json;
using FeedRanking.Datasets;
using FeedRanking.FeatureStore;
using Microsoft.Extensions.Options;

namespace FeedRanking.Offline.Load;

/// <summary>The command that brings logs into a feature store, so that they can be served from.</summary>
internal static class LoadCommand
{
    public static Command Create()
    {
        var dataOption = new Option<string>("--data") { Description = "Folder with data in KuaiRand's format", Required = true };
        var redisOption = new Option<string>("--redis") { Description = "Redis to fill, host:port; what FeedRanking stored there before is removed", Required = true };
        var popularOption = new Option<string?>("--popular-file") { Description = "Also write the popularity lists to this file, as JSON" };
        var command = new Command("load", "Replay the data as if it ended now, and write viewers, videos and popularity lists to Redis")
        {
            dataOption, redisOption, popularOption,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            var directory = result.GetRequiredValue(dataOption);
            var redis = result.GetRequiredValue(redisOption);
            return await RunAsync(directory, redis, result.GetValue(popularOption), Console.Out, Console.Error, cancellationToken);
        });
        return command;
    }

    /// <summary>Loads, then writes one line of JSON that says what.</summary>
    /// <returns>0, or 1 after a problem that the user can solve; it then stands in <paramref name="errors"/>.</returns>
    internal static async Task<int> RunAsync(
        string directory, string redis, string? popularFile, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        try
        {
            await using var store = new LoadTarget(redis);
            var loader = new DatasetLoader(store, TimeProvider.System, new LineProgress(errors));
            var report = await loader.LoadAsync(directory, popularFile, cancellationToken);
            await output.WriteLineAsync(JsonSerializer.Serialize(report, LoadJson.Default.LoadReport));
            return 0;
        }
        catch (Exception problem) when (problem is DatasetFormatException or IOException or FeatureStoreUnavailableException or OptionsValidationException)
        {
            await errors.WriteLineAsync($"load: {problem.Message}");
            return 1;
        }
    }
}

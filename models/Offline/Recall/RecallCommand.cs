using System.CommandLine;
using FeedRanking.Datasets;
using FeedRanking.Inference;
using FeedRanking.Offline.Evaluation;

namespace FeedRanking.Offline.Recall;

/// <summary>The command that measures retrieval alone: protocol C without rankers, for tuning and for leaving one source out.</summary>
internal static class RecallCommand
{
    private static readonly Option<string> Data = new("--data") { Description = "Folder with data in KuaiRand's format", Required = true };
    private static readonly Option<string> Models = new("--models") { Description = "Models root", DefaultValueFactory = _ => "models" };
    private static readonly Option<int?> From = new("--from") { Description = "First day, YYYYMMDD; by default a week after the model's last" };
    private static readonly Option<int?> To = new("--to") { Description = "Last day, YYYYMMDD, included; by default the log's last" };

    private static readonly Option<int> StoredAge = new("--stored-age-s")
    {
        Description = "Viewers have stored candidates of this age, seconds, from a live retrieval then; 0: those that are loaded with the data",
    };

    private static readonly Option<bool> MergedOnly = new("--merged-only") { Description = "Leave out the sources by themselves: three times as fast" };

    public static Command Create()
    {
        var command = new Command(
            "recall",
            "Measure the recall of every candidate source and of their merge (Retrieval__TrendingQuota=0 and the like leave a source out)")
        {
            Data, Models, From, To, StoredAge, MergedOnly,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        try
        {
            var progress = new ConsoleProgress();
            var data = KuaiRandReader.Read(arguments.GetRequiredValue(Data), [], progress);
            var from = arguments.GetValue(From);
            var window = new EvaluationWindow(from ?? 0, arguments.GetValue(To) ?? data.Log.Max(row => row.Date));
            var recall = await RecallProtocol.RunAsync(data, window, from, arguments.GetRequiredValue(Models), progress, cancellationToken, arguments.GetValue(StoredAge) * 1_000L, arguments.GetValue(MergedOnly));
            foreach (var (source, at) in recall)
            {
                await Console.Out.WriteLineAsync($"{source,-16} {at.At50:F4} {at.At100:F4} {at.At200:F4} {at.Pairs}");
            }

            return recall.Count > 0 ? 0 : 1;
        }
        catch (Exception e) when (e is DatasetFormatException or ModelRejectedException or InvalidOperationException or IOException)
        {
            await Console.Error.WriteLineAsync($"recall: {e.Message}");
            return 1;
        }
    }
}

using System.CommandLine;
using FeedRanking.Datasets;
using FeedRanking.Inference;
using FeedRanking.Offline.Recall;

namespace FeedRanking.Offline.Evaluation;

/// <summary>The command that measures ranking quality.</summary>
internal static class EvaluateCommand
{
    private static readonly Option<string> Data = new("--data") { Description = "Folder with data in KuaiRand's format", Required = true };
    private static readonly Option<string[]> Log = new("--log") { Description = "More days in the same format, replayed after the data's own" };
    private static readonly Option<string> Models = new("--models") { Description = "Models root", DefaultValueFactory = _ => "models" };
    private static readonly Option<string?> Version = new("--version") { Description = "Version; by default the one trained on this catalogue" };
    private static readonly Option<int?> From = new("--from") { Description = "First day, YYYYMMDD; by default the day after the training window" };
    private static readonly Option<int?> To = new("--to") { Description = "Last day, YYYYMMDD, included; by default the log's last" };
    private static readonly Option<string?> Out = new("--out") { Description = "File for the JSON report; by default standard output" };
    private static readonly Option<string?> Scores = new("--scores") { Description = "File for one CSV line of scores per impression" };

    private static readonly Option<string?> RetrievalModels = new("--retrieval-models") { Description = "Models root for C; by default --models" };
    private static readonly Option<int?> RetrievalFrom = new("--retrieval-from") { Description = "First day of C, YYYYMMDD; by default a week after the last day that its model was trained on" };

    public static Command Create()
    {
        var command = new Command("evaluate", "Measure ranking quality of the served models on logged impressions")
        {
            Data, Log, Models, Version, From, To, Out, Scores, RetrievalModels, RetrievalFrom,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        try
        {
            await EvaluateAsync(arguments, cancellationToken);
            return 0;
        }
        catch (Exception e) when (e is DatasetFormatException or ModelRejectedException or InvalidOperationException or IOException)
        {
            await Console.Error.WriteLineAsync($"evaluate: {e.Message}");
            return 1;
        }
    }

    private static async Task EvaluateAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var progress = new ConsoleProgress();
        var data = KuaiRandReader.Read(arguments.GetRequiredValue(Data), arguments.GetValue(Log) ?? [], progress);
        var root = arguments.GetRequiredValue(Models);
        var version = arguments.GetValue(Version) ?? RankerModels.FindVersion(root, data.CatalogueFingerprint);
        using var models = RankerModels.Load(root, version);
        var window = EvaluationWindow.Of(data, arguments.GetValue(From), arguments.GetValue(To), models.Heavy.Manifest.Data.To);
        models.RequireTrainedBefore(window.From);
        progress.Report($"evaluate: version {version} on {window.From} to {window.To}");

        var scores = new Evaluator(models, progress).Score(data, window, cancellationToken);
        if (arguments.GetValue(Scores) is { } scoresPath)
        {
            await using var writer = new StreamWriter(scoresPath);
            scores.WriteCsv(writer);
        }

        var retrievalModels = arguments.GetValue(RetrievalModels) ?? root;
        var recall = await RecallProtocol.RunAsync(data, window, arguments.GetValue(RetrievalFrom), retrievalModels, progress, cancellationToken);
        var report = (Evaluator.Report(data, window, scores) with { C = recall }).ToJson();
        if (arguments.GetValue(Out) is { } outPath)
        {
            await File.WriteAllTextAsync(outPath, report, cancellationToken);
        }
        else
        {
            await Console.Out.WriteAsync(report);
        }
    }
}

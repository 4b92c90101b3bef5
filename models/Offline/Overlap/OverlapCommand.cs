using System.CommandLine;
using FeedRanking.Datasets;
using FeedRanking.Inference;
using FeedRanking.Offline.Evaluation;
using FeedRanking.Offline.Recall;

namespace FeedRanking.Offline.Overlap;

/// <summary>The command that measures what the light ranker's cut costs.</summary>
internal static class OverlapCommand
{
    private static readonly Option<string> Data = new("--data") { Description = "Folder with data in KuaiRand's format", Required = true };
    private static readonly Option<string> Models = new("--models") { Description = "Models root of the rankers", DefaultValueFactory = _ => "models" };
    private static readonly Option<string?> Version = new("--version") { Description = "Version of the rankers; by default the one trained on this catalogue" };
    private static readonly Option<string?> RetrievalModels = new("--retrieval-models") { Description = "Models root of the two-tower model; by default --models" };
    private static readonly Option<int?> From = new("--from") { Description = "First day, YYYYMMDD; by default the day after the training window" };
    private static readonly Option<int?> To = new("--to") { Description = "Last day, YYYYMMDD, included; by default the log's last" };
    private static readonly Option<int> Requests = new("--requests") { Description = "Requests, one per viewer", DefaultValueFactory = _ => 1_000 };
    private static readonly Option<string> Settings = new("--settings")
    {
        Description = "Settings that hold Ranking:Weights",
        DefaultValueFactory = _ => "services/FeedGateway/appsettings.json",
    };

    public static Command Create()
    {
        var command = new Command("overlap", "Measure how much of the heavy ranker's best the light ranker keeps, on requests of real viewers")
        {
            Data, Models, Version, RetrievalModels, From, To, Requests, Settings,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        try
        {
            await Console.Out.WriteAsync(await MeasureAsync(arguments, cancellationToken));
            return 0;
        }
        catch (Exception e) when (e is DatasetFormatException or ModelRejectedException or InvalidOperationException or IOException)
        {
            await Console.Error.WriteLineAsync($"overlap: {e.Message}");
            return 1;
        }
    }

    private static async Task<string> MeasureAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var progress = new ConsoleProgress();
        var data = KuaiRandReader.Read(arguments.GetRequiredValue(Data), [], progress);
        var root = arguments.GetRequiredValue(Models);
        var version = arguments.GetValue(Version) ?? RankerModels.FindVersion(root, data.CatalogueFingerprint);
        var trainedTo = ModelManifest.Read(ModelDirectory.Find(root, RankerModels.HeavyName, version)).Data.To;
        var window = EvaluationWindow.Of(data, arguments.GetValue(From), arguments.GetValue(To), trainedTo);
        var towers = arguments.GetValue(RetrievalModels) ?? root;
        var tower = RecallProtocol.FindModel(towers, data.CatalogueFingerprint)
            ?? throw new InvalidOperationException($"No two-tower model below '{towers}' was trained on this catalogue.");
        progress.Report($"overlap: rankers {version}, two-tower {tower.Version}, {window.From} to {window.To}");

        var run = new OverlapRun(data, window, new(root, version, towers, tower.Version, arguments.GetValue(Requests)), progress);
        var requests = await run.ScoreAsync(cancellationToken);
        return new OverlapReport(requests, run.Heads, ValueWeights.Read(arguments.GetRequiredValue(Settings)).For(run.Heads)).ToMarkdown();
    }
}

using System.CommandLine;
using FeedRanking.Datasets;

namespace FeedRanking.Offline.Rows;

/// <summary>The command that writes training rows.</summary>
internal static class RowsCommand
{
    public static Command Create()
    {
        var dataOption = new Option<string>("--data") { Description = "Folder with data in KuaiRand's format", Required = true };
        var outOption = new Option<string>("--out") { Description = "Folder for the arrays", Required = true };
        var toOption = new Option<int?>("--to") { Description = "Last day, YYYYMMDD; by default the last 7 days are left for evaluation" };
        var evaluateOption = new Option<int>("--evaluate-from") { Description = "Also write rows for tuning from this day on, outcomes frozen before it" };
        var sourceOption = new Option<string>("--source") { Description = "Name and licence of the data, for the manifests", DefaultValueFactory = _ => "unnamed" };
        var seedOption = new Option<int>("--seed") { Description = "Seed of the stale viewers' days", DefaultValueFactory = _ => 1 };
        var command = new Command("rows", "Replay the data and write training rows as NumPy arrays")
        {
            dataOption, outOption, toOption, evaluateOption, sourceOption, seedOption,
        };
        command.SetAction(result =>
        {
            var progress = new ConsoleProgress();
            var data = KuaiRandReader.Read(result.GetRequiredValue(dataOption), null, progress);
            var to = result.GetValue(toOption) ?? TrainingWindow.DefaultTo(data);
            var description = new RowsDescription(
                result.GetRequiredValue(sourceOption),
                data.Fingerprint,
                data.CatalogueFingerprint,
                data.Log.Min(row => row.Date),
                to,
                result.GetValue(evaluateOption),
                result.GetValue(seedOption));
            using var files = new RowFiles(result.GetRequiredValue(outOption));
            new RowMaker(TrainingWindow.Until(data, to), files, new(to, description.EvaluateFrom, description.Seed), progress).Run();
            files.Describe(description);
        });
        return command;
    }
}

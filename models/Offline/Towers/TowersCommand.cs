using System.CommandLine;
using FeedRanking.Datasets;
using FeedRanking.Offline.Replay;
using FeedRanking.Offline.Rows;

namespace FeedRanking.Offline.Towers;

/// <summary>The command that writes what the two-tower model is trained on.</summary>
internal static class TowersCommand
{
    public static Command Create()
    {
        var dataOption = new Option<string>("--data") { Description = "Folder with data in KuaiRand's format", Required = true };
        var outOption = new Option<string>("--out") { Description = "Folder for the arrays", Required = true };
        var toOption = new Option<int?>("--to") { Description = "Last day, YYYYMMDD; by default the last 7 days are left for evaluation" };
        var evaluateOption = new Option<int>("--evaluate-from") { Description = "First day of the recall test, YYYYMMDD; 0 (default) is the day after --to" };
        var sourceOption = new Option<string>("--source") { Description = "Name and licence of the data, for the manifest", DefaultValueFactory = _ => "unnamed" };
        var seedOption = new Option<int>("--seed") { Description = "Seed of the choice of moments", DefaultValueFactory = _ => 1 };
        var command = new Command("towers", "Replay the data and write examples for the two-tower model as NumPy arrays")
        {
            dataOption, outOption, toOption, evaluateOption, sourceOption, seedOption,
        };
        command.SetAction(result =>
        {
            var progress = new ConsoleProgress();
            var data = KuaiRandReader.Read(result.GetRequiredValue(dataOption), null, progress);
            var to = result.GetValue(toOption) ?? TrainingWindow.DefaultTo(data);
            var about = new RowsDescription(
                result.GetRequiredValue(sourceOption),
                data.Fingerprint,
                data.CatalogueFingerprint,
                FirstDay(data, to),
                to,
                Math.Max(result.GetValue(evaluateOption), to + 1),
                result.GetValue(seedOption));
            using var files = new TowerFiles(result.GetRequiredValue(outOption));
            new TowerExamples(data, about, files, progress).Run();
            files.Describe(about);
        });
        return command;
    }

    // Of a window that ends before the log begins, nothing but the history is left.
    private static int FirstDay(Dataset data, int to)
    {
        var first = data.Log.Min(row => row.Date);
        if (to >= first)
        {
            return first;
        }

        var day = new DateOnly(first / 10_000, first / 100 % 100, first % 100).AddDays(-ReplayTimeline.HistoryDays);
        return (day.Year * 10_000) + (day.Month * 100) + day.Day;
    }
}

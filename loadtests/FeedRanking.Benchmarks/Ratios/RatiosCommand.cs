using System.Diagnostics;
using FeedRanking.Benchmarks.Running;

namespace FeedRanking.Benchmarks.Ratios;

/// <summary>Measures the groups one after the other; writes JSON and a table; fails when a budget is exceeded.</summary>
internal static class RatiosCommand
{
    private const int UsageError = 2;

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        BenchOptions options;
        try
        {
            options = BenchOptions.Parse(arguments, [.. RatioGroups.All.Select(group => group.Id)]);
        }
        catch (ArgumentException exception)
        {
            await Console.Error.WriteLineAsync($"bench: {exception.Message}");
            return UsageError;
        }

        var begin = Stopwatch.GetTimestamp();
        void Say(string what) => Console.Error.WriteLine($"bench: {Stopwatch.GetElapsedTime(begin):mm\\:ss} {what}");
        var setting = new BenchSetting(RunningSystem.Read(options.RunFolder), options.IsQuick ? Pace.Quick : Pace.Full, options.IsLarge, Say);
        var report = await MeasureAsync(options, setting, "./deploy/bench.sh" + Echo(options));
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(options.OutFile))!);
        await File.WriteAllTextAsync(options.OutFile, report.ToJson());
        await File.WriteAllTextAsync(Path.ChangeExtension(options.OutFile, ".md"), report.ToMarkdown());
        await Console.Out.WriteAsync(report.ToMarkdown());
        var over = report.Ratios.Where(ratio => ratio.IsOverBudget).ToList();
        over.ForEach(ratio => Say($"over budget: {ratio.Id}, {ratio.Value:0.####} {ratio.Unit}, budget {ratio.Budget:0.####}"));
        Say($"{report.Ratios.Count} figures are in {options.OutFile}");
        return over.Count == 0 ? 0 : 1;
    }

    private static async Task<RatioReport> MeasureAsync(BenchOptions options, BenchSetting setting, string command)
    {
        var (ratios, skipped) = (new List<Ratio>(), new Dictionary<string, string>());
        foreach (var group in RatioGroups.All.Where(group => options.Only.Count == 0 || options.Only.Contains(group.Id)))
        {
            try
            {
                ratios.AddRange(await group.MeasureAsync(setting));
            }
            catch (UnmeasurableException exception)
            {
                setting.Say($"{group.Id} is left out: {exception.Message}");
                skipped[group.Id] = exception.Message;
            }
        }

        return new RatioReport(ratios, skipped, ThisMachine.Describe(), ThisMachine.Commit(), command);
    }

    private static string Echo(BenchOptions options) =>
        (options.Only.Count > 0 ? $" --only {string.Join(',', options.Only)}" : "") + (options.IsQuick ? " --quick" : "") + (options.IsLarge ? " --large" : "");
}

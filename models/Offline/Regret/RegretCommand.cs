using System.CommandLine;
using FeedRanking.Datasets;
using FeedRanking.Offline.Load;

namespace FeedRanking.Offline.Regret;

/// <summary>The command that measures what a running system's feeds are worth in a world whose truth is known.</summary>
internal static class RegretCommand
{
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(10);

    private static readonly Option<string> World = new("--world") { Description = "Folder that the command 'world' made and the system has loaded", DefaultValueFactory = _ => "artifacts/world" };
    private static readonly Option<string> Gateway = new("--gateway") { Description = "Address of the gateway", DefaultValueFactory = _ => "http://127.0.0.1:8080" };
    private static readonly Option<string> RunDirectory = new("--run-dir") { Description = "Where the system keeps its state; says when it loaded the world", DefaultValueFactory = _ => "artifacts/run" };
    private static readonly Option<string> Label = new("--label") { Description = "Names the state of the system in the report", DefaultValueFactory = _ => "as it runs" };
    private static readonly Option<int> Viewers = new("--viewers") { Description = "Viewers to ask for, drawn by the seed", DefaultValueFactory = _ => 500 };
    private static readonly Option<int> Size = new("--size") { Description = "Videos on a page, 1 to 50", DefaultValueFactory = _ => 20 };
    private static readonly Option<int> Seed = new("--seed") { Description = "Seed of viewers, random pages and reactions", DefaultValueFactory = _ => 1 };
    private static readonly Option<int> Rounds = new("--rounds") { Description = "Feeds for each viewer, 1 to 50; with more than one, every second viewer reacts to what is served, the others only look", DefaultValueFactory = _ => 1 };
    private static readonly Option<int> SettleMs = new("--settle-ms") { Description = "Wait after each round, so that its events are known in the next", DefaultValueFactory = _ => 2_000 };
    private static readonly Option<string> Out = new("--out") { Description = "Folder for regret.json and regret.md", DefaultValueFactory = _ => "artifacts/regret" };
    private static readonly Option<bool> Append = new("--append") { Description = "Add to the report that is there" };

    public static Command Create()
    {
        var command = new Command("regret", "Ask a running system for feeds in a world whose truth is known, and compare them with the best there are")
        {
            World, Gateway, RunDirectory, Label, Viewers, Size, Seed, Rounds, SettleMs, Out, Append,
        };
        command.SetAction((arguments, cancellationToken) => RunAsync(arguments, Console.Out, Console.Error, cancellationToken));
        return command;
    }

    /// <summary>Measures, writes both files and prints the table.</summary>
    /// <returns>0, or 1 after a problem that the user can solve; it then stands in <paramref name="errors"/>.</returns>
    internal static async Task<int> RunAsync(ParseResult arguments, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        try
        {
            var report = await MeasureAsync(arguments, new LineProgress(errors, "regret"), cancellationToken);
            var directory = Directory.CreateDirectory(arguments.GetRequiredValue(Out)).FullName;
            var path = Path.Combine(directory, "regret.json");
            if (arguments.GetValue(Append) && File.Exists(path))
            {
                report = report.After(RegretReport.Read(path));
            }

            report.Write(path);
            var table = RegretTable.Of(report);
            await File.WriteAllTextAsync(Path.Combine(directory, "regret.md"), table, cancellationToken);
            await output.WriteAsync(table);
            return 0;
        }
        catch (Exception problem) when (problem is InvalidDataException or InvalidOperationException or IOException or DatasetFormatException)
        {
            await errors.WriteLineAsync($"regret: {problem.Message}");
            return 1;
        }
    }

    private static async Task<RegretReport> MeasureAsync(ParseResult arguments, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var settings = new RegretSettings(
            arguments.GetRequiredValue(Label),
            arguments.GetValue(Viewers),
            arguments.GetValue(Size),
            arguments.GetValue(Seed),
            arguments.GetValue(Rounds),
            arguments.GetValue(SettleMs)).Checked();
        var address = AddressOf(arguments.GetRequiredValue(Gateway));
        var loadedAt = LoadedWorld.LoadedAtOf(arguments.GetRequiredValue(RunDirectory)) ?? TimeProvider.System.GetUtcNow();
        var world = LoadedWorld.Read(arguments.GetRequiredValue(World), loadedAt, progress);
        using var http = new HttpClient { BaseAddress = address, Timeout = AnswerLimit };
        var measurement = new RegretMeasurement(
            world.Truth,
            new RivalPages(world.Truth, world.Popular, world.Informed, settings.Size),
            new GatewayClient(http),
            settings,
            TimeProvider.System,
            progress);
        return new RegretReport(world.Options, settings.Size, settings.Seed, world.LoadedAt, await measurement.RunAsync(cancellationToken));
    }

    private static Uri AddressOf(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new InvalidDataException($"--gateway is '{text}': expected an address like http://127.0.0.1:8080.");
}

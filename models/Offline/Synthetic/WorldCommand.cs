using System.CommandLine;
using System.ComponentModel.DataAnnotations;
using FeedRanking.Datasets;
using FeedRanking.World;

namespace FeedRanking.Offline.Synthetic;

/// <summary>The command that makes a synthetic world.</summary>
internal static class WorldCommand
{
    private const string FileName = "world";

    public static Command Create()
    {
        var outOption = new Option<string>("--out") { Description = "Folder for the tables; must hold no other dataset", Required = true };
        var demoOption = new Option<bool>("--demo")
        {
            Description = $"The small world of ./deploy/up.sh ({WorldOptions.Demo.Viewers} viewers, {WorldOptions.Demo.Videos} videos) instead of the default one",
        };
        var seedOption = new Option<int?>("--seed") { Description = "Seed of every random choice" };
        var viewersOption = new Option<int?>("--viewers") { Description = "Number of viewers" };
        var videosOption = new Option<int?>("--videos") { Description = "Number of videos, up to 8,000,000; creators follow from it" };
        var daysOption = new Option<int?>("--days") { Description = "Number of days, history included" };
        var command = new Command("world", "Make a synthetic platform whose truth is known, and its logs in KuaiRand's format")
        {
            outOption, demoOption, seedOption, viewersOption, videosOption, daysOption,
        };
        command.SetAction(result =>
        {
            var start = result.GetValue(demoOption) ? WorldOptions.Demo : new WorldOptions();
            var videos = result.GetValue(videosOption) ?? start.Videos;
            var options = start with
            {
                Seed = result.GetValue(seedOption) ?? start.Seed,
                Viewers = result.GetValue(viewersOption) ?? start.Viewers,
                Videos = videos,
                Creators = videos == start.Videos ? start.Creators : WorldOptions.CreatorsFor(videos),
                Days = result.GetValue(daysOption) ?? start.Days,
            };
            return Run(options, result.GetRequiredValue(outOption), Console.Error);
        });
        return command;
    }

    private static int Run(WorldOptions options, string directory, TextWriter errors)
    {
        try
        {
            KuaiRandWriter.Write(SyntheticWorld.Generate(options, new ConsoleProgress()), directory, FileName);
            WorldFile.Write(options, directory);
            return 0;
        }
        catch (Exception problem) when (problem is ValidationException or DatasetFormatException or IOException)
        {
            errors.WriteLine($"world: {problem.Message}");
            return 1;
        }
    }
}

using System.CommandLine;
using FeedRanking.Datasets;
using FeedRanking.World;

namespace FeedRanking.Offline.Synthetic;

/// <summary>The command that makes a synthetic world.</summary>
internal static class WorldCommand
{
    private const string FileName = "world";

    public static Command Create()
    {
        var defaults = new WorldOptions();
        var outOption = new Option<string>("--out") { Description = "Folder for the tables; must hold no other dataset", Required = true };
        var seedOption = new Option<int>("--seed") { Description = "Seed of every random choice", DefaultValueFactory = _ => defaults.Seed };
        var viewersOption = new Option<int>("--viewers") { Description = "Number of viewers", DefaultValueFactory = _ => defaults.Viewers };
        var videosOption = new Option<int>("--videos") { Description = "Number of videos", DefaultValueFactory = _ => defaults.Videos };
        var daysOption = new Option<int>("--days") { Description = "Number of days, history included", DefaultValueFactory = _ => defaults.Days };
        var command = new Command("world", "Make a small synthetic platform and its logs in KuaiRand's format")
        {
            outOption, seedOption, viewersOption, videosOption, daysOption,
        };
        command.SetAction(result =>
        {
            var options = defaults with
            {
                Seed = result.GetValue(seedOption),
                Viewers = result.GetValue(viewersOption),
                Videos = result.GetValue(videosOption),
                Days = result.GetValue(daysOption),
            };
            KuaiRandWriter.Write(SyntheticWorld.Generate(options, new ConsoleProgress()), result.GetRequiredValue(outOption), FileName);
        });
        return command;
    }
}

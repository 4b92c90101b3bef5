using System.CommandLine;
using FeedRanking.Offline.Load;
using FeedRanking.Offline.Rows;

// One line per command.
var root = new RootCommand("Offline work of FeedRanking: worlds, replay, training rows, evaluation, loading.")
{
    RowsCommand.Create(),
    LoadCommand.Create(),
};
return await root.Parse(args).InvokeAsync();

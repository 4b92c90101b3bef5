using System.CommandLine;
using FeedRanking.Offline.Evaluation;
using FeedRanking.Offline.Load;
using FeedRanking.Offline.Overlap;
using FeedRanking.Offline.Precompute;
using FeedRanking.Offline.Recall;
using FeedRanking.Offline.Regret;
using FeedRanking.Offline.Rows;
using FeedRanking.Offline.Synthetic;
using FeedRanking.Offline.Towers;

// One line per command.
var root = new RootCommand("Offline work of FeedRanking: worlds, replay, training rows, evaluation, loading.")
{
    WorldCommand.Create(),
    RowsCommand.Create(),
    TowersCommand.Create(),
    EvaluateCommand.Create(),
    RecallCommand.Create(),
    OverlapCommand.Create(),
    LoadCommand.Create(),
    PrecomputeCommand.Create(),
    RegretCommand.Create(),
};
return await root.Parse(args).InvokeAsync();

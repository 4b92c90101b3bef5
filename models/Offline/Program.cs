using System.CommandLine;

// One line per command.
var root = new RootCommand("Offline work of FeedRanking: worlds, replay, training rows, evaluation, loading.");
return await root.Parse(args).InvokeAsync();

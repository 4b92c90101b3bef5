using FeedRanking.Local.Commands;

return await LocalCommands.RunAsync(args, TimeProvider.System);

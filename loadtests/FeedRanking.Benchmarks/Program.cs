using BenchmarkDotNet.Running;
using FeedRanking.Benchmarks;
using FeedRanking.Benchmarks.Grpc.Cost;

// dotnet run -c Release --project loadtests/FeedRanking.Benchmarks -- --filter '*Scoring*'
// dotnet run -c Release --project loadtests/FeedRanking.Benchmarks -- grpc-cost
if (args is ["grpc-cost"])
{
    await CostCommand.RunAsync();
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(QuickRun).Assembly).Run(args, new QuickRun());
}

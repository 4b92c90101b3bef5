using BenchmarkDotNet.Running;
using FeedRanking.Benchmarks;
using FeedRanking.Benchmarks.Grpc.Cost;
using FeedRanking.Benchmarks.Ratios;

// ./deploy/bench.sh runs the ratios; by hand:
// dotnet run -c Release --project loadtests/FeedRanking.Benchmarks -- --filter '*Scoring*'
// dotnet run -c Release --project loadtests/FeedRanking.Benchmarks -- grpc-cost
if (args is ["ratios", .. var arguments])
{
    return await RatiosCommand.RunAsync(arguments);
}

if (args is ["grpc-cost"])
{
    await CostCommand.RunAsync();
    return 0;
}

BenchmarkSwitcher.FromAssembly(typeof(QuickRun).Assembly).Run(args, new QuickRun());
return 0;

using BenchmarkDotNet.Running;
using FeedRanking.Benchmarks;

// dotnet run -c Release --project loadtests/FeedRanking.Benchmarks -- --filter '*Scoring*'
BenchmarkSwitcher.FromAssembly(typeof(QuickRun).Assembly).Run(args, new QuickRun());

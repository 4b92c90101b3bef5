using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace FeedRanking.Benchmarks;

/// <summary>
/// Short runs in this process. What counts are ratios inside one run, and allocations, which are exact; so a class of benchmarks ends in
/// about a minute.
/// </summary>
internal sealed class QuickRun : ManualConfig
{
    private const int Warmups = 4;
    private const int Iterations = 10;
    private const int IterationMs = 150;

    public QuickRun()
    {
        AddJob(Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithWarmupCount(Warmups)
            .WithIterationCount(Iterations)
            .WithIterationTime(TimeInterval.FromMilliseconds(IterationMs)));
        AddDiagnoser(MemoryDiagnoser.Default);
        AddColumnProvider(DefaultColumnProviders.Instance);
        // What other work on the machine disturbed least.
        AddColumn(StatisticColumn.Min);
        AddLogger(ConsoleLogger.Default);
        AddExporter(MarkdownExporter.GitHub);
        WithArtifactsPath(Path.Combine("artifacts", "benchmarks"));
    }
}

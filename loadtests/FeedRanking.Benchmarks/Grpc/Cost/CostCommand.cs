namespace FeedRanking.Benchmarks.Grpc.Cost;

/// <summary>CPU of one unary gRPC call, client and server together, beside grpc-js in the same run.</summary>
internal static class CostCommand
{
    private const int Rounds = 5;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(2);

    public static async Task RunAsync()
    {
        await using var ours = new DotnetEcho();
        await using var theirs = new GrpcJsEcho();
        await CostReport.WriteAsync([ours, theirs], Rounds, Duration, Console.Out, Console.Error);
    }
}

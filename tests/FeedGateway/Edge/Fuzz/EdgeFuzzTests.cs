using FeedRanking.Features;
using Xunit.Abstractions;

namespace FeedRanking.FeedGateway.Tests.Edge.Fuzz;

/// <summary>Thousands of requests that nobody should send. The right status each time, never a 500, nothing kept.</summary>
[Collection(FuzzAlone.Name)]
public sealed class EdgeFuzzTests(ITestOutputHelper output) : IDisposable
{
    private const int Requests = 10_000;
    private const int WarmUp = 1_000;

    // Less than 3 KB a request, which is less than a request is. Array pools keep a few large arrays per core.
    private const long MaxGrowthBytes = 24 << 20;

    private readonly FuzzTarget _target = new();

    public void Dispose() => _target.Dispose();

    [Fact]
    public Task Feed_TenThousandOddRequests_AreJudgedRightlyAndForgotten() => FuzzAsync(FeedFuzz.Seeds, FeedFuzz.Next, seed: 1, CheckFeed);

    [Fact]
    public Task Events_TenThousandOddBatches_AreJudgedRightlyAndForgotten() =>
        FuzzAsync(EventsFuzz.Seeds, EventsFuzz.Next, seed: 2, CheckEvents);

    private async Task FuzzAsync(
        IEnumerable<FuzzRequest> seeds, Func<Random, FuzzCorpus, FuzzRequest> next, int seed, Action<FuzzRequest, FuzzAnswer> check)
    {
        var random = new Random(seed);
        var corpus = new FuzzCorpus(seeds);
        var statuses = new SortedDictionary<int, int>();
        var before = 0L;
        for (var i = 0; i < Requests; i++)
        {
            if (i == WarmUp)
            {
                before = Measure();
            }

            var request = next(random, corpus);
            var answer = await _target.SendAsync(request);
            check(request, answer);
            corpus.Learn(request, answer);
            _target.Kafka.Reset();
            statuses[answer.Status] = statuses.GetValueOrDefault(answer.Status) + 1;
        }

        var growth = Measure() - before;
        output.WriteLine($"{string.Join(", ", statuses.Select(pair => $"{pair.Value} x {pair.Key}"))}; {corpus.Ways} ways, {corpus.Count} inputs kept; {growth} bytes more");
        statuses.Keys.ShouldNotContain(500);
        corpus.Ways.ShouldBeGreaterThan(20, "the fuzzer should get further than the front door");
        growth.ShouldBeLessThan(MaxGrowthBytes);
    }

    private static void CheckFeed(FuzzRequest request, FuzzAnswer answer)
    {
        var (status, fields) = FeedOracle.Judge(request);
        var what = $"{request.Method} {request.Path}{request.Query}";
        answer.Status.ShouldBe(status, what);
        if (status == 200)
        {
            answer.ContentType.ShouldBe("application/json; charset=utf-8", what);
            return;
        }

        CheckProblem(answer, what);
        (answer.Allow.Length > 0).ShouldBe(status == 405, what);
        if (fields.Count > 0)
        {
            answer.Faults.Count.ShouldBeGreaterThan(0, what);
            answer.Faults.All(fault => fault.Reason.Length > 0 && fields.Any(field => Names(fault.Field, field))).ShouldBeTrue(what);
        }
    }

    private void CheckEvents(FuzzRequest request, FuzzAnswer answer)
    {
        var (status, right) = EventsOracle.Judge(request);
        var what = System.Text.Encoding.Latin1.GetString(request.Body.AsSpan(0, Math.Min(2_000, request.Body.Length)));
        answer.Status.ShouldBe(status, what);
        if (right.Count == 0)
        {
            CheckProblem(answer, what);
            answer.Faults.Single().Field.ShouldBeOneOf("body", "content-type", "content-encoding");
            _target.Kafka.Published.Count.ShouldBe(0, what);
            return;
        }

        answer.Json.GetProperty("accepted").GetInt32().ShouldBe(right.Count(one => one), what);
        answer.Json.GetProperty("rejected").EnumerateArray().Select(one => one.GetProperty("index").GetInt32())
            .SequenceEqual(Enumerable.Range(0, right.Count).Where(i => !right[i])).ShouldBeTrue(what);
        answer.Faults.All(fault => fault.Reason.Contains("expected") || fault.Reason.Contains("stands twice")).ShouldBeTrue(what);
        _target.Kafka.Published.Count.ShouldBe(right.Count(one => one), what);
        _target.Kafka.Published.All(IsWithinLimits).ShouldBeTrue(what);
    }

    private static void CheckProblem(FuzzAnswer answer, string what)
    {
        answer.ContentType.ShouldBe("application/problem+json", what);
        answer.Json.GetProperty("status").GetInt32().ShouldBe(answer.Status, what);
        answer.Json.GetProperty("title").GetString().ShouldNotBeNullOrEmpty(what);
        answer.Body.Length.ShouldBeLessThan(8_192, what);
    }

    // An unknown name is quoted, and shortened when it is long.
    private static bool Names(string answered, string field) =>
        answered == field || answered == $"'{field}'" || (answered.Contains('…') && field.StartsWith(answered[1..answered.IndexOf('…')], StringComparison.Ordinal));

    private static bool IsWithinLimits(EngagementEvent one) =>
        one.ViewerId is >= 0 and < 1L << 53 && one.VideoId is >= 0 and < 1L << 53 && one.Position is >= -1 and <= 999
        && one.PlayTimeMs is >= 0 and <= 86_400_000 && one.RequestId is null or { Length: >= 1 and <= 64 };

    private static long Measure()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}

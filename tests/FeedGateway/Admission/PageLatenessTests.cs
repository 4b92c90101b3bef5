using FeedRanking.FeedGateway.Admission;
using FeedRanking.FeedGateway.Edge;
using FeedRanking.FeedGateway.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;

namespace FeedRanking.FeedGateway.Tests.Admission;

/// <summary>Which pages show that there is too much to do.</summary>
public sealed class PageLatenessTests : IDisposable
{
    private static readonly TimeSpan Budget = TimeSpan.FromMilliseconds(180);

    private readonly GatewayHost _host = new();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData(Fault.None, 20, 0, false)]
    [InlineData(Fault.None, 120, 0, true)]
    [InlineData(Fault.None, 60, 60, true)]
    [InlineData(Fault.Hangs, 60, 0, true)]
    [InlineData(Fault.Unavailable, 20, 0, null)]
    [InlineData(Fault.BreakerOpen, 20, 0, null)]
    [InlineData(Fault.Defect, 120, 0, true)]
    public async Task IsLate_GoesByTime_AndByStagesThatEndedForWantOfIt(Fault heavy, int tookMs, int waitedMs, bool? expected)
    {
        _host.Models.HeavyFault = heavy;
        var page = await ServeAsync(cursor: null) with { Elapsed = TimeSpan.FromMilliseconds(tookMs) };
        Admission.IsLate(page, TimeSpan.FromMilliseconds(waitedMs), Budget).ShouldBe(expected);
    }

    [Fact]
    public async Task IsLate_OfACallerWithLessTimeThanTheBudget_SaysNothing() =>
        Admission.IsLate(await ServeAsync(cursor: null), TimeSpan.Zero, Budget / 2).ShouldBeNull();

    [Fact]
    public async Task IsLate_OfANextPage_SaysNothing()
    {
        using var client = _host.CreateClient();
        var first = await Feed.GetAsync(client);
        var next = await ServeAsync(first.NextCursor) with { Elapsed = TimeSpan.FromSeconds(1) };
        Admission.IsLate(next, TimeSpan.Zero, Budget).ShouldBeNull();
    }

    private FeedAdmission Admission => _host.Services.GetRequiredService<FeedAdmission>();

    private async Task<ServedPage> ServeAsync(string? cursor)
    {
        var (feed, queries) = (_host.Services.GetRequiredService<HomeFeed>(), _host.Services.GetRequiredService<FeedQueryMaker>());
        return await feed.ServeAsync(queries.Make(new FeedRequest(1, 20, null, cursor, Explain: false)), feed.StartDeadline(), CancellationToken.None);
    }
}

using System.Diagnostics.Metrics;
using FeedRanking.FeedGateway.Admission;
using FeedRanking.FeedGateway.Quality;
using FeedRanking.Pipeline;
using FeedRanking.ServiceDefaults.Admission;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FeedRanking.FeedGateway.Tests.Admission;

public sealed class FeedAdmissionTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly HeldTimers _clock = new();
    private readonly AdmissionOptions _options = new();
    private readonly LatencyBudgetOptions _budget = new();

    public void Dispose() => _services.Dispose();

    [Fact]
    public async Task Lateness_IsWhatTheTimerWasLate_AndGrowsWhileItDoesNotCome()
    {
        using var lateness = await StartAsync();
        _clock.Advance(TimeSpan.FromMilliseconds(20));
        lateness.Now.ShouldBe(TimeSpan.Zero);
        _clock.Advance(TimeSpan.FromMilliseconds(35));
        lateness.Now.TotalMilliseconds.ShouldBe(35);
        _clock.Fire();
        lateness.Now.TotalMilliseconds.ShouldBe(35);
        _clock.Advance(TimeSpan.FromMilliseconds(20));
        _clock.Fire();
        lateness.Now.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task Enter_AfterWaitingTooLong_IsRefused_LowerClassesEarlier()
    {
        using var lateness = await StartAsync();
        var admission = Make(lateness);
        _clock.Advance(TimeSpan.FromMilliseconds(20 + 45));
        Enter(admission, RequestClass.FirstPage).ShouldBeNull();
        Enter(admission, RequestClass.NextPage).ShouldBe(StageReasons.Overloaded);
        Enter(admission, RequestClass.Prefetch).ShouldBe(StageReasons.Overloaded);
        _clock.Advance(TimeSpan.FromMilliseconds(20));
        Enter(admission, RequestClass.FirstPage).ShouldBe(StageReasons.Overloaded);
        _options.Enabled = false;
        Enter(Make(lateness), RequestClass.FirstPage).ShouldBeNull();
    }

    [Fact]
    public async Task Enter_WithHardlyAnyTimeLeft_IsRefusedForTheDeadline()
    {
        using var lateness = await StartAsync();
        var admission = Make(lateness);
        admission.Enter(RequestClass.FirstPage, Deadline.Start(_clock, TimeSpan.FromMilliseconds(_budget.ReserveMs))).RefusedFor.ShouldBe(StageReasons.Deadline);
    }

    private static string? Enter(FeedAdmission admission, RequestClass requestClass, TimeProvider? clock = null) =>
        admission.Enter(requestClass, Deadline.Start(clock ?? TimeProvider.System, TimeSpan.FromSeconds(20))).RefusedFor;

    private async Task<StartLateness> StartAsync()
    {
        var lateness = new StartLateness(_services.GetRequiredService<IMeterFactory>(), Options.Create(_options), _clock);
        await lateness.StartAsync(default);
        return lateness;
    }

    private FeedAdmission Make(StartLateness lateness)
    {
        var limit = new AdaptiveLimit(_options, _clock);
        return new(
            limit,
            lateness,
            new QualityFactor(Options.Create(new QualityFactorOptions()), _clock),
            new AdmissionMetrics(_services.GetRequiredService<IMeterFactory>(), limit),
            Options.Create(_options),
            Options.Create(_budget));
    }
}

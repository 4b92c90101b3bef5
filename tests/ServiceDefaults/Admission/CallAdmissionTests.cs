using FeedRanking.ServiceDefaults.Admission;
using FeedRanking.Testing;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FeedRanking.ServiceDefaults.Tests.Admission;

public sealed class CallAdmissionTests : IDisposable
{
    private static readonly TimeSpan Allowance = TimeSpan.FromMilliseconds(40);

    private readonly ManualTimeProvider _clock = new();
    private ServiceProvider? _services;

    public void Dispose() => _services?.Dispose();

    [Fact]
    public void Enter_OneCallTooMany_IsResourceExhausted_AndCounted()
    {
        var admission = Make(new AdaptiveLimitOptions { InitialLimit = 4 });
        using var shed = new CounterProbe("feedranking.admission.shed", _services!);
        var places = Enumerable.Range(0, 4).Select(_ => admission.Enter(InTime())).ToList();
        var refused = Should.Throw<RpcException>(() => admission.Enter(InTime()));
        refused.StatusCode.ShouldBe(StatusCode.ResourceExhausted);
        refused.Status.Detail.ShouldContain("limit 4");
        shed.Sum.ShouldBe(1);

        places[0].End(CallEnd.Answered);
        admission.Enter(InTime()).End(CallEnd.Answered);
    }

    [Theory]
    [InlineData(CallEnd.Answered, 30, true)]
    [InlineData(CallEnd.Answered, 20, false)]
    [InlineData(CallEnd.TooLate, 1, true)]
    [InlineData(CallEnd.Abandoned, 40, true)]
    [InlineData(CallEnd.Abandoned, 5, false)]
    [InlineData(CallEnd.Failed, 40, false)]
    public void End_OfALateCall_LowersTheLimit(CallEnd end, int afterMs, bool falls)
    {
        var admission = Make(new AdaptiveLimitOptions { InitialLimit = 20, WindowMs = 10, MinAnswers = 1 });
        _clock.Advance(TimeSpan.FromMilliseconds(20));
        var place = admission.Enter(InTime());
        _clock.Advance(TimeSpan.FromMilliseconds(afterMs));
        place.End(end);
        _services!.GetRequiredService<AdaptiveLimit>().Limit.ShouldBe(falls ? 17 : 20);
    }

    [Fact]
    public void End_OfACallWithoutADeadline_IsNeverLate()
    {
        var admission = Make(new AdaptiveLimitOptions { MinAnswers = 1 });
        var place = admission.Enter(DateTimeOffset.MaxValue);
        _clock.Advance(TimeSpan.FromMinutes(5));
        place.End(CallEnd.Answered);
        _services!.GetRequiredService<AdaptiveLimit>().Limit.ShouldBe(20);
    }

    [Fact]
    public void Enter_SwitchedOff_LetsEverybodyIn()
    {
        var admission = Make(new AdaptiveLimitOptions { Enabled = false, InitialLimit = 4 });
        Should.NotThrow(() => Enumerable.Range(0, 100).Select(_ => admission.Enter(InTime())).ToList());
        default(CallPlace).End(CallEnd.Answered);
    }

    private DateTimeOffset InTime() => _clock.GetUtcNow() + Allowance;

    private CallAdmission Make(AdaptiveLimitOptions options)
    {
        _services = new ServiceCollection().AddSingleton<TimeProvider>(_clock).AddLogging()
            .AddSingleton<Microsoft.Extensions.Configuration.IConfiguration>(new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build())
            .AddCallAdmission().AddSingleton(Options.Create(options)).BuildServiceProvider();
        return _services.GetRequiredService<CallAdmission>();
    }
}

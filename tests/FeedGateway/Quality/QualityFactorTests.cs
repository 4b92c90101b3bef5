using FeedRanking.FeedGateway.Quality;
using FeedRanking.FeedGateway.Scorers;
using FeedRanking.Testing;
using Microsoft.Extensions.Options;

namespace FeedRanking.FeedGateway.Tests.Quality;

public sealed class QualityFactorTests
{
    private const int Cases = 1_000;
    private const double Tiny = 1e-9;

    private readonly ManualTimeProvider _clock = new();
    private readonly QualityFactorOptions _options = new();

    [Fact]
    public void Factor_AfterAnyHistory_IsWithinItsBounds_AndMovesInBoundedSteps()
    {
        for (var seed = 0; seed < Cases; seed++)
        {
            var (random, quality) = (new Random(seed), Make());
            for (var step = 0; step < 300; step++)
            {
                var before = quality.Value;
                quality.Note(random.Next(20) == 0, TimeSpan.FromMilliseconds(random.Next(150)));
                quality.Value.ShouldBeInRange(_options.Floor, 1);
                (quality.Value - before).ShouldBeInRange(-_options.MaxFall - Tiny, _options.MaxRise + Tiny, $"seed {seed}, step {step}");
                _clock.Advance(TimeSpan.FromMilliseconds(random.Next(200)));
            }
        }
    }

    [Fact]
    public void Factor_OfAHistoryWithMoreLatePages_IsNeverHigher()
    {
        for (var seed = 0; seed < Cases; seed++)
        {
            var random = new Random(seed);
            var (better, worse) = (Make(), Make());
            for (var step = 0; step < 200; step++)
            {
                var isLate = random.Next(40) == 0;
                better.Note(isLate, TimeSpan.Zero);
                worse.Note(isLate || random.Next(40) == 0, TimeSpan.Zero);
                worse.Value.ShouldBeLessThanOrEqualTo(better.Value + Tiny, $"seed {seed}, step {step}");
                _clock.Advance(TimeSpan.FromMilliseconds(random.Next(60)));
            }
        }
    }

    [Fact]
    public void Factor_InFrontOfABusyServer_SettlesWithoutSwinging_AndComesBackWhenItIsCalm()
    {
        var swings = 0;
        for (var seed = 0; seed < Cases; seed++)
        {
            var (random, quality) = (new Random(seed), Make());
            var load = new SimulatedFeeds(quality, _clock, random);

            // Up to one and a half times what the server can do with all candidates: with the fewest, it can do twice as much.
            var busy = 0.3 + (random.NextDouble() * 1.2);
            load.Run(requests: 1_000, busy);
            var settled = load.Run(requests: 1_500, busy);
            settled.LateShare.ShouldBeLessThan(0.1, $"seed {seed}, load {busy}, {settled}");
            swings += settled.Swings;
            settled.Swings.ShouldBeLessThanOrEqualTo(6, $"seed {seed}, load {busy}");

            load.Run(requests: 600, 0.25);
            quality.Value.ShouldBeGreaterThan(0.9, $"seed {seed}, load {busy}");
        }

        // In ten seconds and more each.
        swings.ShouldBeLessThan(Cases);
    }

    [Fact]
    public void Factor_HoldsTheShareOfTimelyPagesThatItWasAskedFor()
    {
        // One late page takes as much as ninety-nine timely ones give.
        var quality = new QualityFactor(Options.Create(new QualityFactorOptions { RisePerSecond = 0, HoldMs = 0, MaxRise = 1, MaxFall = 1 }), _clock);
        Note(quality, late: 1, timely: 0);
        quality.Value.ShouldBe(0.901, Tiny);
        Note(quality, late: 1, timely: 99);
        quality.Value.ShouldBe(0.901, Tiny);
        Note(quality, late: 0, timely: 99);
        quality.Value.ShouldBe(1, Tiny);
    }

    [Fact]
    public void Factor_WithFewPages_ComesBackByTime()
    {
        var quality = Make();
        Note(quality, late: 8, timely: 0);
        for (var second = 0; second < 10; second++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            quality.Note(isLate: false, TimeSpan.Zero);
        }

        quality.Value.ShouldBe(1, Tiny);
    }

    [Fact]
    public void Factor_SwitchedOff_IsAlwaysOne()
    {
        var quality = new QualityFactor(Options.Create(new QualityFactorOptions { Enabled = false }), _clock);
        Note(quality, late: 100, timely: 0);
        quality.Value.ShouldBe(1);
    }

    [Theory]
    [InlineData(0, 20, 1_000, 150)]
    [InlineData(2, 20, 800, 120)]
    [InlineData(50, 20, 300, 50)]
    [InlineData(50, 50, 300, 75)]
    public void Counts_FollowTheFactor_InSteps_DownToWhatAPageNeeds(int falls, int size, int retrieved, int heavy)
    {
        var quality = Make();
        for (var i = 0; i < falls; i++)
        {
            Note(quality, late: 2, timely: 0);
        }

        var counts = new CandidateCounts(quality, Options.Create(new RankingOptions()), Options.Create(_options));
        counts.Retrieved.ShouldBe(retrieved);
        counts.HeavyFor(size).ShouldBe(heavy);
    }

    private QualityFactor Make() => new(Options.Create(_options), _clock);

    private void Note(QualityFactor quality, int late, int timely)
    {
        for (var i = 0; i < late + timely; i++)
        {
            if (i == late + timely - 1)
            {
                // The last one of a window moves the factor.
                _clock.Advance(TimeSpan.FromMilliseconds(_options.WindowMs));
            }

            quality.Note(isLate: i < late, TimeSpan.Zero);
        }
    }
}

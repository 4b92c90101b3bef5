using FeedRanking.ServiceDefaults.Admission;
using FeedRanking.Testing;

namespace FeedRanking.ServiceDefaults.Tests.Admission;

public sealed class AdaptiveLimitTests
{
    private const int Cases = 1_000;

    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public void Limit_AfterAnyHistory_IsWithinItsBounds_AndNobodyEnteredBeyondIt()
    {
        for (var seed = 0; seed < Cases; seed++)
        {
            var random = new Random(seed);
            var options = AnyOptions(random);
            var limit = new AdaptiveLimit(options, _clock);
            var inside = new List<long>();
            for (var step = 0; step < 200; step++)
            {
                var share = random.Next(3) switch { 0 => 1, 1 => 0.75, _ => 0.5 };
                if (random.Next(2) == 0)
                {
                    var room = Math.Max(1, (int)(limit.Limit * share));
                    limit.TryEnter(share, out var enteredAt).ShouldBe(inside.Count < room, $"seed {seed}, step {step}");
                    if (inside.Count < room)
                    {
                        inside.Add(enteredAt);
                    }
                }
                else if (inside.Count > 0)
                {
                    var one = random.Next(inside.Count);
                    limit.Leave(inside[one], random.Next(4) switch { 0 => null, 1 => true, _ => false });
                    inside.RemoveAt(one);
                }

                _clock.Advance(TimeSpan.FromMilliseconds(random.Next(60)));
                limit.InFlight.ShouldBe(inside.Count);
                limit.Limit.ShouldBeInRange(options.MinLimit, options.MaxLimit, $"seed {seed}, step {step}");
            }
        }
    }

    [Fact]
    public void Classes_WhateverTheLimit_FillItInOrder_AndLeaveTheFirstItsRoom()
    {
        for (var seed = 0; seed < Cases; seed++)
        {
            var random = new Random(seed);
            var options = AnyOptions(random);
            var limit = new AdaptiveLimit(options, _clock);
            var (prefetch, next) = (random.NextDouble() * 0.5, 0.5 + (random.NextDouble() * 0.5));
            var prefetches = Fill(limit, prefetch);
            var nextPages = prefetches + Fill(limit, next);
            var all = nextPages + Fill(limit, 1);

            // However many of the lower classes come, what lies above their share is the first pages'.
            prefetches.ShouldBe(Math.Max(1, (int)(options.InitialLimit * prefetch)));
            nextPages.ShouldBe(Math.Max(prefetches, Math.Max(1, (int)(options.InitialLimit * next))));
            all.ShouldBe(options.InitialLimit);
        }
    }

    [Fact]
    public void FirstPages_WhileNextPagesPourIn_AreNeverStarved()
    {
        for (var seed = 0; seed < Cases; seed++)
        {
            var random = new Random(seed);
            var limit = new AdaptiveLimit(new AdaptiveLimitOptions(), _clock);
            var inside = new Queue<(long EnteredAt, bool IsFirst)>();
            for (var step = 0; step < 100; step++)
            {
                while (limit.TryEnter(0.75, out var next))
                {
                    inside.Enqueue((next, false));
                }

                var others = inside.Count(one => !one.IsFirst);
                if (inside.Count - others < limit.Limit - others)
                {
                    limit.TryEnter(1, out var first).ShouldBeTrue($"seed {seed}, step {step}");
                    inside.Enqueue((first, true));
                }

                for (var left = random.Next(inside.Count); left > 0; left--)
                {
                    limit.Leave(inside.Dequeue().EnteredAt, isLate: random.Next(5) == 0);
                }

                _clock.Advance(TimeSpan.FromMilliseconds(random.Next(40)));
            }
        }
    }

    [Fact]
    public void Limit_UnderTwiceWhatTheServerCan_KeepsItBusyAndInTime_AndTurnsNobodyAwayAfterwards()
    {
        for (var seed = 0; seed < Cases; seed++)
        {
            var random = new Random(seed);
            var (workers, workMs) = (random.Next(1, 5), 3 + (random.NextDouble() * 17));
            var capacityPerMs = workers / workMs;
            var limit = new AdaptiveLimit(new AdaptiveLimitOptions(), _clock);
            var load = new SimulatedLoad(limit, new SimulatedServer(workers), _clock, random, workMs);

            load.Run(requests: 600, perMs: 2 * capacityPerMs);
            var overload = load.Run(requests: 600, perMs: 2 * capacityPerMs);
            overload.InTime.ShouldBeGreaterThan((int)(0.85 * overload.DurationMs * capacityPerMs), $"seed {seed}, {overload}");
            overload.Late.ShouldBeLessThanOrEqualTo(overload.InTime / 20, $"seed {seed}, {overload}");

            load.Run(requests: 400, perMs: 0.4 * capacityPerMs);
            load.Run(requests: 200, perMs: 0.4 * capacityPerMs).Refused.ShouldBeLessThanOrEqualTo(2, $"seed {seed}");
        }
    }

    [Fact]
    public void Limit_AfterOneCongestion_FallsOnce()
    {
        var limit = new AdaptiveLimit(new AdaptiveLimitOptions { MinAnswers = 1 }, _clock);
        var inside = Enumerable.Range(0, 20).Select(_ => limit.TryEnter(1, out var at) ? at : 0).ToList();
        foreach (var enteredAt in inside)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(150));
            limit.Leave(enteredAt, isLate: true);
        }

        limit.Limit.ShouldBe(17);
    }

    private static AdaptiveLimitOptions AnyOptions(Random random)
    {
        var least = random.Next(1, 9);
        var first = least + random.Next(30);
        return new AdaptiveLimitOptions
        {
            MinLimit = least,
            InitialLimit = first,
            MaxLimit = first + random.Next(30),
            LateTolerance = 0.01 + (random.NextDouble() * 0.4),
            MinAnswers = random.Next(1, 6),
        };
    }

    private static int Fill(AdaptiveLimit limit, double share)
    {
        var count = 0;
        while (limit.TryEnter(share, out _))
        {
            count++;
        }

        return count;
    }
}

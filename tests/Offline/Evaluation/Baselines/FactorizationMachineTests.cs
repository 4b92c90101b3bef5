using FeedRanking.Offline.Evaluation.Baselines;

namespace FeedRanking.Offline.Tests.Evaluation.Baselines;

public sealed class FactorizationMachineTests
{
    private const int Fields = 2;
    private static readonly FactorizationMachineOptions Options = new() { Epochs = 30, LearningRate = 0.1f };

    // Values 0 and 1 are viewers, 2 and 3 are videos: each viewer likes another video, so that no single value says anything.
    private static readonly int[] Rows = [.. Enumerable.Repeat(new[] { 0, 2, 0, 3, 1, 2, 1, 3 }, 50).SelectMany(row => row)];
    private static readonly bool[] Labels = [.. Enumerable.Repeat(new[] { true, false, false, true }, 50).SelectMany(label => label)];

    [Fact]
    public void Fit_WhatOnlyPairsTell_IsLearned()
    {
        var machine = new FactorizationMachine(4, Options);

        machine.Fit(Rows, Labels, Fields);

        machine.Score([0, 2]).ShouldBeGreaterThan(1);
        machine.Score([1, 3]).ShouldBeGreaterThan(1);
        machine.Score([0, 3]).ShouldBeLessThan(-1);
        machine.Score([1, 2]).ShouldBeLessThan(-1);
    }

    [Fact]
    public void Fit_TheSameSeed_GivesTheSameMachine()
    {
        var (one, other) = (new FactorizationMachine(4, Options), new FactorizationMachine(4, Options));

        one.Fit(Rows, Labels, Fields);
        other.Fit(Rows, Labels, Fields);

        one.Score([0, 2]).ShouldBe(other.Score([0, 2]));
    }
}

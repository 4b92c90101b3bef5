namespace FeedRanking.NBomber.Tests.StandIn.Pacing;

/// <summary>Draws what the test says, in order.</summary>
internal sealed class ScriptedRandom(params double[] draws) : Random(0)
{
    private int _next;

    public override double NextDouble() => draws[_next++ % draws.Length];

    /// <summary>The scripted share of the range.</summary>
    public override int Next(int minValue, int maxValue) => minValue + (int)(NextDouble() * (maxValue - minValue));
}

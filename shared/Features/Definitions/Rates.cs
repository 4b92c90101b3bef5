namespace FeedRanking.Features.Definitions;

/// <summary>Smoothed rates. Few impressions say little, so every rate starts from a prior that counts like some impressions.</summary>
internal static class Rates
{
    /// <summary>Impressions' worth of belief in a prior rate.</summary>
    public const float PriorImpressions = 20;

    /// <summary>How far long views are above what surface and duration let expect, per impression; 0 when nothing is known.</summary>
    public static float LongViewLift(CounterValues values, float priorImpressions = PriorImpressions) =>
        (values[Counter.LongViews] - values[Counter.ExpectedLongViews]) / (values[Counter.Impressions] + priorImpressions);

    /// <summary>A rate smoothed towards a prior.</summary>
    public static float Smooth(float count, float impressions, float priorRate, float priorImpressions = PriorImpressions) =>
        (count + (priorRate * priorImpressions)) / (impressions + priorImpressions);

    /// <summary>log(1 + x), 0 for what is not positive.</summary>
    public static float Log1(float value) => value > 0 ? MathF.Log(1 + value) : 0;

    /// <summary>The log-odds of a rate.</summary>
    public static float Logit(float rate)
    {
        var bounded = Math.Clamp(rate, 0.001f, 0.999f);
        return MathF.Log(bounded / (1 - bounded));
    }
}

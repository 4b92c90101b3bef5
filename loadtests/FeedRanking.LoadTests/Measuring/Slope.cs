namespace FeedRanking.LoadTests.Measuring;

/// <summary>A straight line through measurements, by least squares.</summary>
/// <param name="PerHour">Change of the value in an hour.</param>
/// <param name="StandardError">Of <paramref name="PerHour"/>, as if the residuals were independent.</param>
/// <param name="Mean">Of the values.</param>
/// <param name="Count">Measurements.</param>
internal sealed record Slope(double PerHour, double StandardError, double Mean, int Count)
{
    private const double SecondsPerHour = 3_600;

    /// <param name="points">Seconds and value; at least 3 at different times.</param>
    /// <returns>Null when there are fewer.</returns>
    public static Slope? Of(IReadOnlyList<(double AtSeconds, double Value)> points)
    {
        var count = points.Count;
        if (count < 3)
        {
            return null;
        }

        var (meanAt, mean) = (points.Average(point => point.AtSeconds), points.Average(point => point.Value));
        var spread = points.Sum(point => Square(point.AtSeconds - meanAt));
        if (spread <= 0)
        {
            return null;
        }

        var slope = points.Sum(point => (point.AtSeconds - meanAt) * (point.Value - mean)) / spread;
        var residuals = points.Sum(point => Square(point.Value - mean - (slope * (point.AtSeconds - meanAt))));
        return new(slope * SecondsPerHour, Math.Sqrt(residuals / (count - 2) / spread) * SecondsPerHour, mean, count);
    }

    private static double Square(double value) => value * value;
}

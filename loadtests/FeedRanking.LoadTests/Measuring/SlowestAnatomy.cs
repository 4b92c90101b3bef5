namespace FeedRanking.LoadTests.Measuring;

/// <summary>
/// Where the time of the requests around the 99th percentile went: means over the requests whose latency lies between the 98.5th and the
/// 99.5th, so that the parts add up to the whole.
/// </summary>
/// <param name="Requests">How many there are.</param>
/// <param name="LatencyMs">Their mean latency.</param>
/// <param name="PartsMs">Parts in order; they add up to <paramref name="LatencyMs"/>.</param>
internal sealed record SlowestAnatomy(int Requests, double LatencyMs, IReadOnlyList<KeyValuePair<string, double>> PartsMs)
{
    private const double From = 0.985;
    private const double To = 0.995;

    /// <returns>Null when no answer says where its time went.</returns>
    public static SlowestAnatomy? Of(IEnumerable<Sample> samples)
    {
        var told = samples.Where(sample => sample.Timing.Count > 0).OrderBy(sample => sample.LatencyMs).ToList();
        if (told.Count == 0)
        {
            return null;
        }

        var begin = Math.Min((int)(From * told.Count), told.Count - 1);
        var slice = told[begin..Math.Max(begin + 1, (int)(To * told.Count))];
        var parts = new List<KeyValuePair<string, double>> { new("generator late", slice.Average(sample => sample.LateMs)) };
        var stages = slice.SelectMany(sample => sample.Timing).Select(part => part.Key).Where(part => part != Total).Distinct();
        parts.AddRange(stages.Select(stage => new KeyValuePair<string, double>(
            stage, slice.Average(sample => sample.Timing.Where(part => part.Key == stage).Sum(part => part.Value)))));
        var total = slice.Average(sample => sample.Timing.Where(part => part.Key == Total).Sum(part => part.Value));
        var latency = slice.Average(sample => sample.LatencyMs);
        parts.Add(new("between stages, ladder", total - parts.Skip(1).Sum(part => part.Value)));
        parts.Add(new("before and after the gateway's clock", latency - parts[0].Value - total));
        return new(slice.Count, latency, parts);
    }

    private const string Total = "total";
}

using System.Globalization;
using System.Text;
using FeedRanking.Offline.Evaluation;

namespace FeedRanking.Offline.Overlap;

/// <summary>Means over requests, with intervals, of what the light ranker keeps of the heavy ranker's best.</summary>
internal sealed class OverlapReport(IReadOnlyList<RequestScores> requests, IReadOnlyList<string> heads, float[] weights)
{
    /// <summary>How many of the heavy ranker's first should survive the cut.</summary>
    public const int Best = 50;

    /// <summary>Places of a page.</summary>
    public const int PageSize = 20;

    /// <summary>The cut as it is served.</summary>
    public const int ServedCut = 150;

    /// <summary>Candidates of exploration that the gateway keeps in any case (Exploration:Pool). It keeps as many fresh ones, which real logs that are weeks old do not have.</summary>
    public const int Reserved = 8;

    private static readonly int[] Cuts = [100, ServedCut, 200, 300];

    /// <summary>A share's mean over requests and its 95 % interval.</summary>
    public (double Mean, double Low, double High) Mean(Func<RequestScores, double> share)
    {
        double[] shares = [.. requests.Select(share)];
        var (low, high) = Bootstrap.Interval(Bootstrap.Resample(shares.Length, times => Weighted(shares, times.Span)));
        return (shares.Average(), low, high);
    }

    /// <summary>All tables as Markdown.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder();
        Line(text, $"{requests.Count} requests of as many viewers; candidates: mean {requests.Average(r => r.Count):F0}, least {requests.Min(r => r.Count)}, most {requests.Max(r => r.Count)}.");
        Line(text, $"Value of a place on the page of the best {PageSize} of all candidates: {Share(r => MeanOfBest(r))}.");
        Line(text, $"\n| cut | kept of heavy's top {Best} | kept of its top {PageSize} | value of the best {PageSize} |\n|---|---|---|---|");
        foreach (var cut in Cuts)
        {
            AddCut(text, $"{cut}", cut, 0);
        }

        AddCut(text, $"{ServedCut}, {Reserved} of them for exploration (as served)", ServedCut, Reserved);
        AddHeads(text);
        return text.ToString();
    }

    private static double Weighted(double[] shares, ReadOnlySpan<int> times)
    {
        var sum = 0d;
        for (var i = 0; i < shares.Length; i++)
        {
            sum += shares[i] * times[i];
        }

        return sum / shares.Length;
    }

    private void AddCut(StringBuilder text, string name, int cut, int reserved)
    {
        var kept = requests.ToDictionary(
            request => request, request => KeptShare.Cut(KeptShare.Order(KeptShare.Values(request.Light, weights)), cut, request.IsExploration, reserved));
        var heavy = requests.ToDictionary(request => request, request => KeptShare.Values(request.Heavy, weights));
        var order = requests.ToDictionary(request => request, request => KeptShare.Order(heavy[request]));
        Line(text, $"| {name} | {Share(r => KeptShare.Of(order[r], Best, kept[r]))} | {Share(r => KeptShare.Of(order[r], PageSize, kept[r]))} | {Share(r => KeptShare.OfValue(order[r], heavy[r], PageSize, kept[r]))} |");
    }

    // Which head the rankers differ in: each head by itself, and the light ranker with one head of the heavy one.
    private void AddHeads(StringBuilder text)
    {
        Line(text, $"\n| head | weight | weight × deviation within a request | kept of top {Best} at {ServedCut} by this head alone | …, if the light ranker had the heavy one's head |\n|---|---|---|---|---|");
        for (var head = 0; head < heads.Count; head++)
        {
            var column = head;
            var alone = new float[weights.Length];
            alone[column] = 1;
            Line(text, $"| {heads[column]} | {weights[column]} | {requests.Average(r => weights[column] * Deviation(r.Heavy, column)):F4} | {Share(r => KeptAtServedCut(r.Light, r.Heavy, alone))} | {Share(r => KeptAtServedCut(WithHead(r, column), r.Heavy, weights))} |");
        }
    }

    private double MeanOfBest(RequestScores request) => KeptShare.Values(request.Heavy, weights).OrderDescending().Take(PageSize).Average();

    private static double KeptAtServedCut(float[] light, float[] heavy, float[] by)
    {
        var order = KeptShare.Order(KeptShare.Values(light, by));
        return KeptShare.Of(KeptShare.Order(KeptShare.Values(heavy, by)), Best, [.. order.Take(ServedCut)]);
    }

    private float[] WithHead(RequestScores request, int head)
    {
        float[] mixed = [.. request.Light];
        for (var i = head; i < mixed.Length; i += heads.Count)
        {
            mixed[i] = request.Heavy[i];
        }

        return mixed;
    }

    private double Deviation(float[] scores, int head)
    {
        var column = ImpressionScores.Column(scores, heads.Count, head);
        var mean = column.Average();
        return Math.Sqrt(column.Average(value => ((double)value - mean) * (value - mean)));
    }

    private string Share(Func<RequestScores, double> share)
    {
        var (mean, low, high) = Mean(share);
        return string.Create(CultureInfo.InvariantCulture, $"{mean:F4} [{low:F4}, {high:F4}]");
    }

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}

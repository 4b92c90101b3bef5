using System.Globalization;
using System.Runtime.CompilerServices;

namespace FeedRanking.FeedGateway.Edge;

/// <summary>
/// The header Server-Timing of a feed (W3C): milliseconds of each stage that ran, of keeping what follows the page, and of the whole until
/// the page was there. What the parts lack to the total is the ladder and the steps between.
/// </summary>
internal static class ServerTiming
{
    public const string Header = "Server-Timing";

    /// <summary>For example "viewer;dur=0.61, retrieve;dur=3.8, …, keep;dur=0.7, total;dur=14.5".</summary>
    public static string Of(ServedPage page)
    {
        var text = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture, stackalloc char[512]);
        foreach (var stage in page.Run.Stages)
        {
            Append(ref text, stage.Stage, stage.DurationMs);
        }

        Append(ref text, "keep", page.KeepDuration.TotalMilliseconds);
        text.AppendLiteral("total;dur=");
        text.AppendFormatted(page.Elapsed.TotalMilliseconds, "0.###");
        return text.ToStringAndClear();
    }

    private static void Append(ref DefaultInterpolatedStringHandler text, string part, double durationMs)
    {
        text.AppendLiteral(part);
        text.AppendLiteral(";dur=");
        text.AppendFormatted(durationMs, "0.###");
        text.AppendLiteral(", ");
    }
}

namespace FeedRanking.Features;

/// <summary>The regions that lists and features are kept for. A short closed set, so that a region can be a metric attribute and a byte in a row.</summary>
public static class Regions
{
    /// <summary>Stands for "no region": the global lists.</summary>
    public const string Global = "global";

    /// <summary>Known codes, lower case; the place in the list is the code in packed rows and must not change.</summary>
    public static IReadOnlyList<string> All { get; } = [Global, "br", "cn", "de", "id", "in", "jp", "mx", "us", "za"];

    /// <summary>The packed code of a region.</summary>
    public static bool TryGetCode(string region, out byte code)
    {
        for (var i = 0; i < All.Count; i++)
        {
            if (All[i] == region)
            {
                code = (byte)i;
                return true;
            }
        }

        code = 0;
        return false;
    }
}

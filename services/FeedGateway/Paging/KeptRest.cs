using FeedRanking.FeedGateway.Selectors;

namespace FeedRanking.FeedGateway.Paging;

/// <summary>
/// What follows a first page: what the rung that served it offered beyond it. Where the heavy ranker was asked about fewer for want
/// of time (the quality factor), those that it would have scored come after its own, in the light ranker's order, so that a feed is not shorter under load.
/// </summary>
internal static class KeptRest
{
    /// <summary>At most as many as were wanted, in serving order.</summary>
    public static IReadOnlyList<FeedCandidate> Of(ServedPage page)
    {
        var (run, rest) = (page.Run, page.Served.Rest);
        var missing = Math.Min(run.Query.Unscored, run.Query.Spare - rest.Count);
        if (missing <= 0 || !run.Passed(Stages.Light))
        {
            return rest;
        }

        var cut = new List<FeedCandidate>(run.Retrieved.Count);
        for (var i = 0; i < run.Retrieved.Count; i++)
        {
            if (run.Retrieved[i].RemovedBy == LightCut.Rule)
            {
                cut.Add(run.Retrieved[i]);
            }
        }

        if (cut.Count == 0)
        {
            return rest;
        }

        cut.Sort(static (one, other) =>
        {
            var byValue = other.LightValue.CompareTo(one.LightValue);
            return byValue != 0 ? byValue : one.Id.CompareTo(other.Id);
        });
        var all = new List<FeedCandidate>(rest.Count + Math.Min(missing, cut.Count));
        all.AddRange(rest);
        for (var i = 0; i < cut.Count && i < missing; i++)
        {
            cut[i].Value = cut[i].LightValue;
            all.Add(cut[i]);
        }

        return all;
    }
}

namespace FeedRanking.LoadTests.Requests;

/// <summary>What must hold for every answer, at any load.</summary>
internal static class AnswerCheck
{
    public const string Empty = "empty";
    public const string Short = "short";
    public const string Repeated = "repeated_video";
    public const string RepeatedFromEarlierPage = "repeated_from_earlier_page";
    public const string UnknownRung = "unknown_served_by";

    /// <summary>The ladder's rungs, from best to last resort.</summary>
    public static IReadOnlyList<string> Rungs { get; } = ["heavy", "light", "precomputed", "popular"];

    /// <returns>What is wrong with the page; null when nothing is.</returns>
    public static string? WhatIsWrong(FeedCall call, FeedAnswer answer)
    {
        if (answer.VideoIds.Count == 0)
        {
            return Empty;
        }

        if (!Rungs.Contains(answer.ServedBy))
        {
            return UnknownRung;
        }

        var follows = answer.IsNewFeed ? null : call.Follows;

        // The last page of a feed holds what is left.
        if (answer.VideoIds.Count != call.Size && (follows is null || answer.NextCursor is not null || answer.VideoIds.Count > call.Size))
        {
            return Short;
        }

        var ids = new HashSet<long>(answer.VideoIds);
        if (ids.Count != answer.VideoIds.Count)
        {
            return Repeated;
        }

        return follows is not null && ids.Overlaps(follows.VideoIds) ? RepeatedFromEarlierPage : null;
    }
}

namespace FeedRanking.FeedGateway;

/// <summary>Names of the latency budget's steps; they stand in metrics, traces, answers and dashboards.</summary>
internal static class Stages
{
    public const string Viewer = "viewer";
    public const string Retrieve = "retrieve";
    public const string Filter = "filter";
    public const string Light = "light";
    public const string Heavy = "heavy";
    public const string Rerank = "rerank";

    /// <summary>Of next pages alone: what the cursor leads to is read. Also where an answer says that it has no cursor, or did not follow one.</summary>
    public const string Cursor = "cursor";

    /// <summary>Not a step of the pipeline: where an answer says that its request was not begun, or not in full, because there were too many.</summary>
    public const string Admission = "admission";
}

using FeedRanking.FeedGateway.Explain;
using FeedRanking.FeedGateway.Paging;

namespace FeedRanking.FeedGateway.Edge;

/// <summary>Says a served page in the API's terms.</summary>
internal sealed class FeedAnswerWriter(CursorCodec cursors, PageExplainer explainer)
{
    private const int MsDecimals = 3;

    public FeedAnswer ToAnswer(ServedPage page, bool explain)
    {
        var items = page.Served.Page.Select((item, position) =>
            new ItemAnswer(item.Id, item.CreatorId, page.FirstPosition + position, item.Source, item.Value));
        var answer = new FeedAnswer(
            page.Run.Query.RequestId,
            page.Served.ServedBy,
            [.. page.Served.Degraded.Select(note => new DegradedAnswer(note.Stage, note.Reason))],
            Math.Round(page.Elapsed.TotalMilliseconds, MsDecimals),
            page.Run.ModelVersions,
            page.Next is { } next ? cursors.Seal(next, page.Run.Query.ViewerId) : null,
            [.. items]);
        return explain ? explainer.Explain(answer, page) : answer;
    }
}

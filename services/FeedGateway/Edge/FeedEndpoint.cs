namespace FeedRanking.FeedGateway.Edge;

/// <summary>
/// GET /v1/feed: one page of a viewer's feed.
/// </summary>
/// <remarks>
/// <para>Without <c>cursor</c>: a new feed, ranked now. Its answer's <c>next_cursor</c>, given back as <c>cursor</c> by the same viewer, leads
/// to the next page of that same ranking: nothing is ranked again, no video comes twice, and what the viewer has seen or hidden since is
/// left out. <c>position</c> counts on. The same cursor always leads to the same place, so a page can be asked for again.</para>
/// <para><c>next_cursor</c> is null when nothing is left, and when the rest could not be kept; then <c>degraded</c> has an entry
/// <c>cursor</c>. <c>size</c> may differ from page to page.</para>
/// <para>A cursor that leads nowhere is no error: the answer is a new feed, and <c>degraded</c> says <c>{stage: cursor, reason}</c>:
/// <c>expired</c> (kept no longer), <c>invalid</c> (changed, or another viewer's), <c>exhausted</c> (all that was left has been seen),
/// <c>unavailable</c> or <c>deadline</c> (Redis is away or slow). Only what does not look like a cursor is refused with 400.</para>
/// <para>When there is too much to do, a request may not be begun: then the page is <c>popular</c>, has no cursor, and <c>degraded</c> says
/// <c>{stage: admission, reason: overloaded}</c> (or <c>deadline</c>). A next page is then still the one that its cursor leads to, filtered by what
/// the gateway knows of the viewer. The header <c>Sec-Purpose: prefetch</c> marks a request for which nobody waits; those yield first.</para>
/// <para>The header <c>Server-Timing</c> says where the time went.</para>
/// </remarks>
internal sealed class FeedEndpoint(FeedDesk desk, FeedAnswerWriter writer)
{
    public async Task<IResult> GetAsync(HttpContext http)
    {
        var deadline = desk.StartDeadline();
        if (FeedRequestReader.Read(http.Request, out var errors) is not { } request)
        {
            return Problem.BadRequest(errors);
        }

        var page = await desk.ServeAsync(request, deadline, http.Response, http.RequestAborted);
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers[ServerTiming.Header] = ServerTiming.Of(page);
        return Problem.Json(writer.ToAnswer(page, request.Explain), GatewayJson.Default.FeedAnswer);
    }
}

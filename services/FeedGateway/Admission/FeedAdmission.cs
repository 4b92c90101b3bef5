using FeedRanking.FeedGateway.Quality;
using FeedRanking.Pipeline;
using FeedRanking.ServiceDefaults.Admission;
using Microsoft.Extensions.Options;

namespace FeedRanking.FeedGateway.Admission;

/// <summary>
/// Decides before anything is read which requests are begun, and learns from the answers how many that may be. Nobody waits at this door:
/// who is not let in gets a page from what needs nothing, at once.
/// </summary>
internal sealed class FeedAdmission(
    AdaptiveLimit limit,
    StartLateness lateness,
    QualityFactor quality,
    AdmissionMetrics metrics,
    IOptions<AdmissionOptions> options,
    IOptions<LatencyBudgetOptions> budget)
{
    private readonly AdmissionOptions _options = options.Value;

    /// <summary>Lets a request in, or says why not. Every ticket comes back by <see cref="Leave"/>.</summary>
    public Ticket Enter(RequestClass requestClass, Deadline deadline)
    {
        var waited = lateness.Now;
        if (!_options.Enabled)
        {
            return new Ticket(null, requestClass, 0, waited);
        }

        var share = _options.ShareOf(requestClass);
        if (waited > budget.Value.Total * (_options.MaxStartLatenessShare * share))
        {
            return Refuse(requestClass, "waited", StageReasons.Overloaded, waited);
        }

        // Then no stage would be allowed anything.
        if (deadline.Remaining <= budget.Value.Reserve)
        {
            return Refuse(requestClass, "deadline", StageReasons.Deadline, waited);
        }

        return limit.TryEnter(share, out var enteredAt)
            ? new Ticket(null, requestClass, enteredAt, waited)
            : Refuse(requestClass, "limit", StageReasons.Overloaded, waited);
    }

    /// <summary>Learns from the page; null when the request came to nothing.</summary>
    /// <param name="ticket">From <see cref="Enter"/>.</param>
    /// <param name="page">Before what follows it is kept: a slow store says nothing about how much work there is.</param>
    /// <param name="deadline">The request's.</param>
    public void Leave(Ticket ticket, ServedPage? page, Deadline deadline)
    {
        if (ticket.RefusedFor is not null)
        {
            return;
        }

        var isLate = page is null ? null : IsLate(page, ticket.Waited, deadline.Total);
        if (ticket.EnteredAt != 0)
        {
            limit.Leave(ticket.EnteredAt, isLate);
        }

        if (isLate is { } late)
        {
            quality.Note(late, page!.Elapsed);
        }
    }

    /// <summary>
    /// Whether a page shows that there is too much to do: it took too long, or a stage ended it for want of time. A dependency that is away shows
    /// nothing of the kind, nor does a next page, which asks no model, nor a caller with less time than the budget.
    /// </summary>
    internal bool? IsLate(ServedPage page, TimeSpan waited, TimeSpan total)
    {
        if (total < budget.Value.Total || page.Run.Query.Kept is not null)
        {
            return null;
        }

        if (page.Elapsed + waited > total * _options.LateShare)
        {
            return true;
        }

        return page.Run.Completed ? false : EndedForWantOfTime(page.Run) ? true : null;
    }

    private static bool EndedForWantOfTime(PipelineRun<FeedQuery, FeedCandidate> run)
    {
        foreach (var stage in run.Stages)
        {
            if (stage.Stage == run.FellAt)
            {
                return stage.Reason is StageReasons.Deadline or StageReasons.Overloaded;
            }
        }

        return false;
    }

    private Ticket Refuse(RequestClass requestClass, string tooMuch, string reason, TimeSpan waited)
    {
        metrics.Shed(NameOf(requestClass), tooMuch);
        return new Ticket(reason, requestClass, 0, waited);
    }

    private static string NameOf(RequestClass requestClass) => requestClass switch
    {
        RequestClass.FirstPage => "first_page",
        RequestClass.NextPage => "next_page",
        _ => "prefetch",
    };
}

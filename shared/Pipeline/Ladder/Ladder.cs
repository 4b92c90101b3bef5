namespace FeedRanking.Pipeline;

/// <summary>
/// Serves a page from the highest rung that can. A page that a rung leaves short is filled by the rungs below it. The last rung needs
/// no network and always has something, so a page is never empty because a dependency is down.
/// </summary>
/// <typeparam name="TQuery">The query.</typeparam>
/// <typeparam name="TCandidate">What is served.</typeparam>
/// <param name="rungs">From best to last resort; 1 to <see cref="PipelineLimits.MaxRungs"/>, with names of their own.</param>
/// <param name="reserve">Time for each rung, more than zero; the same for all, because at most one of them waits for anything.</param>
/// <param name="clock">The process's clock.</param>
/// <param name="telemetry">Where measurements go.</param>
/// <param name="observer">Is told of failures.</param>
public sealed class Ladder<TQuery, TCandidate>(
    IReadOnlyList<ILadderRung<TQuery, TCandidate>> rungs,
    TimeSpan reserve,
    TimeProvider clock,
    PipelineTelemetry telemetry,
    IPipelineObserver observer)
    where TQuery : class
    where TCandidate : Candidate
{
    /// <summary>Terminal reason of candidates that were good enough but found no place.</summary>
    public const string Outranked = "outranked";

    private readonly IReadOnlyList<ILadderRung<TQuery, TCandidate>> _rungs = Check(rungs);
    private readonly TimeSpan _reserve = PipelineLimits.CheckReserve(reserve);

    /// <summary>Names of the rungs, best first.</summary>
    public IEnumerable<string> Rungs => _rungs.Select(rung => rung.Name);

    /// <summary>Makes the page and gives every retrieved candidate its terminal reason.</summary>
    /// <param name="run">What the pipeline has computed.</param>
    /// <param name="size">Places on the page, 1 to <see cref="PipelineLimits.MaxPageSize"/>.</param>
    /// <param name="spare">Most candidates wanted beyond the page, 0 or more. No rung is climbed for their sake.</param>
    /// <param name="aborted">The caller went away.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is out of its limits.</exception>
    public async ValueTask<LadderResult<TCandidate>> ServeAsync(
        PipelineRun<TQuery, TCandidate> run, int size, int spare, CancellationToken aborted)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, PipelineLimits.MaxPageSize);
        ArgumentOutOfRangeException.ThrowIfNegative(spare);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(spare, PipelineLimits.MaxCandidates);
        var page = new List<TCandidate>(Math.Min(size + spare, Math.Max(size, run.Current.Count)));
        var degraded = new List<DegradedNote>(run.Degraded);
        string? servedBy = null;
        using var token = Deadline.Start(clock, _reserve).UnwatchedTokenFor(_reserve, TimeSpan.Zero, aborted);
        foreach (var rung in _rungs)
        {
            if (page.Count >= size)
            {
                break;
            }

            var before = page.Count;
            await ClimbAsync(rung, run, page, size + spare, degraded, token, aborted);
            if (page.Count > before)
            {
                servedBy ??= rung.Name;
            }
        }

        IReadOnlyList<TCandidate> rest = page.Count > size ? page[size..] : [];
        page = page.Count > size ? page[..size] : page;
        Decide(run, page);
        return new LadderResult<TCandidate>(servedBy ?? _rungs[^1].Name, page, degraded) { Rest = rest };
    }

    private static IReadOnlyList<ILadderRung<TQuery, TCandidate>> Check(IReadOnlyList<ILadderRung<TQuery, TCandidate>> rungs)
    {
        if (rungs.Count is 0 or > PipelineLimits.MaxRungs)
        {
            throw new ArgumentException($"A ladder of {rungs.Count} rungs; expected 1 to {PipelineLimits.MaxRungs}.", nameof(rungs));
        }

        return rungs.Select(rung => PipelineLimits.CheckName(rung.Name, "rung")).Distinct(StringComparer.Ordinal).Count() == rungs.Count
            ? rungs
            : throw new ArgumentException($"Two rungs have one name: {string.Join(", ", rungs.Select(rung => rung.Name))}.", nameof(rungs));
    }

    private async ValueTask ClimbAsync(
        ILadderRung<TQuery, TCandidate> rung,
        PipelineRun<TQuery, TCandidate> run,
        List<TCandidate> page,
        int most,
        List<DegradedNote> degraded,
        StageToken token,
        CancellationToken aborted)
    {
        try
        {
            var offered = await Bounded.WaitAsync(rung.ServeAsync(run, page, most - page.Count, token.Context), token);
            var placed = IdSet.Empty(most);
            foreach (var candidate in page)
            {
                placed.Add(candidate.Id);
            }

            foreach (var candidate in offered)
            {
                if (page.Count < most && placed.Add(candidate.Id))
                {
                    page.Add(candidate);
                }
            }
        }
        catch (OperationCanceledException) when (aborted.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception)
        {
            var reason = exception switch
            {
                StageFailureException failure => failure.Reason,
                OperationCanceledException when token.Context.Token.IsCancellationRequested => StageReasons.Deadline,
                _ => StageReasons.Failed,
            };
            var note = new DegradedNote(rung.Name, reason);
            degraded.Add(note);
            telemetry.Degraded(note);
            telemetry.Failed("ladder", rung.Name, reason);
            observer.ComponentFailed("ladder", rung.Name, reason, exception);
        }
    }

    /// <summary>A served id is served, also when a rung brought it back after the pipeline had removed its own copy.</summary>
    private static void Decide(PipelineRun<TQuery, TCandidate> run, List<TCandidate> page)
    {
        var positions = new Dictionary<long, int>(page.Count);
        for (var i = 0; i < page.Count; i++)
        {
            page[i].Serve(i);
            positions.Add(page[i].Id, i);
        }

        foreach (var candidate in run.Retrieved)
        {
            if (positions.TryGetValue(candidate.Id, out var position))
            {
                candidate.Serve(position);
            }
            else if (!candidate.IsDecided)
            {
                candidate.Remove(Outranked);
            }
        }
    }
}

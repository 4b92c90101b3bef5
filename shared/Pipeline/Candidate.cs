namespace FeedRanking.Pipeline;

/// <summary>
/// Base of what a pipeline retrieves. Carries its own terminal reason: exactly one of "served at position n" and "removed by X" once
/// the request is over. Only the executor and the ladder write it. Not shared between requests.
/// </summary>
/// <param name="id">Identifies the candidate within a request.</param>
public abstract class Candidate(long id)
{
    /// <summary>Identifies the candidate within a request.</summary>
    public long Id { get; private set; } = id;

    /// <summary>The filter, selector or rule that removed the candidate; null while it is in the race or when it was served.</summary>
    public string? RemovedBy { get; private set; }

    /// <summary>Where it was served, from 0; null when it was not.</summary>
    public int? Position { get; private set; }

    /// <summary>Whether the candidate has its terminal reason.</summary>
    public bool IsDecided => RemovedBy is not null || Position is not null;

    /// <summary>Makes it another candidate, of another request, with no reason yet. Only when nobody looks at the old one any more.</summary>
    protected void Become(long id)
    {
        Id = id;
        RemovedBy = null;
        Position = null;
    }

    internal void Remove(string reason)
    {
        RemovedBy = reason;
        Position = null;
    }

    internal void Serve(int position)
    {
        RemovedBy = null;
        Position = position;
    }
}

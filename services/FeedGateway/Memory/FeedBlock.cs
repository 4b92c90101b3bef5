namespace FeedRanking.FeedGateway.Memory;

/// <summary>Room for one feed's candidates and scores, used by one request after the other. Not for several threads at a time.</summary>
internal sealed class FeedBlock
{
    private readonly List<float[]> _scores = [];
    private FeedCandidate[] _candidates = [];
    private int _scoresGiven;

    /// <summary>Everything in it may be given out again.</summary>
    public void Reset() => _scoresGiven = 0;

    /// <summary>Room for candidates; null where none has stood yet.</summary>
    public ArraySegment<FeedCandidate> Candidates(int count)
    {
        if (_candidates.Length < count)
        {
            Array.Resize(ref _candidates, count);
        }

        return new ArraySegment<FeedCandidate>(_candidates, 0, count);
    }

    /// <summary>Room for one answer's scores; each call gives other room.</summary>
    public ArraySegment<float> Scores(int count)
    {
        if (_scoresGiven == _scores.Count)
        {
            _scores.Add([]);
        }

        if (_scores[_scoresGiven].Length < count)
        {
            _scores[_scoresGiven] = new float[count];
        }

        return new ArraySegment<float>(_scores[_scoresGiven++], 0, count);
    }
}

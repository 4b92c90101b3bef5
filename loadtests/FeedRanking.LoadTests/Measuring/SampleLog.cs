namespace FeedRanking.LoadTests.Measuring;

/// <summary>All requests of one load, in the order of their answers. Safe for many writers.</summary>
internal sealed class SampleLog
{
    private readonly Lock _gate = new();
    private readonly List<Sample> _samples = [];

    public void Add(Sample sample)
    {
        lock (_gate)
        {
            _samples.Add(sample);
        }
    }

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _samples.Count;
            }
        }
    }

    /// <summary>Those from an index on; all with 0.</summary>
    public IReadOnlyList<Sample> From(int index)
    {
        lock (_gate)
        {
            return _samples.GetRange(index, _samples.Count - index);
        }
    }
}

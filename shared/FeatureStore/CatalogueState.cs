namespace FeedRanking.FeatureStore;

/// <summary>What the catalogue replica has done so far: what readiness is decided by.</summary>
internal sealed class CatalogueState
{
    private volatile string _lastProblem = "the catalogue has not been read yet";
    private volatile bool _loaded;

    public bool Loaded => _loaded;

    public string LastProblem => _lastProblem;

    public void Fail(string problem) => _lastProblem = problem;

    public void Complete() => _loaded = true;
}

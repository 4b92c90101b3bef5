namespace FeedRanking.Local.State;

/// <summary>The places of one running system on disk.</summary>
/// <param name="repositoryRoot">Root of the checkout.</param>
/// <param name="path">The run folder; artifacts/run when null.</param>
internal sealed class RunFolder(string repositoryRoot, string? path)
{
    public string RepositoryRoot { get; } = repositoryRoot;

    public string Path { get; } = System.IO.Path.GetFullPath(path ?? System.IO.Path.Combine(repositoryRoot, "artifacts", "run"));

    public string StateFile => In("state.json");

    public string LockFile => In("lock");

    public string Logs => In("logs");

    public string RedisData => In("redis");

    public string KafkaData => In("kafka");

    /// <summary>The popularity lists that the loader writes and the gateway keeps up to date.</summary>
    public string PopularityFile => In("popular.json");

    /// <summary>Where EventPipeline appends served impressions.</summary>
    public string ImpressionLog => In("impressions");

    /// <summary>What operations need (<see cref="OpsToken"/>); readable for its owner alone.</summary>
    public string OpsTokenFile => In("ops-token");

    /// <summary>Says which data Redis holds (<see cref="Data.LoadedData"/>).</summary>
    public string LoadedFile => In("loaded.json");

    /// <summary>The built-in world; one for all run folders of a checkout.</summary>
    public string World => System.IO.Path.Combine(RepositoryRoot, "artifacts", "world");

    public string LogOf(string component) => System.IO.Path.Combine(Logs, component + ".log");

    private string In(string name) => System.IO.Path.Combine(Path, name);
}

namespace FeedRanking.Local.Startup;

/// <summary>What the user asked for; null means "as it runs, or the default".</summary>
/// <param name="Port">Public port.</param>
/// <param name="DataDirectory">Data in KuaiRand's format.</param>
/// <param name="ModelsDirectory">The models root.</param>
/// <param name="Reload">Load the data again, also when Redis holds them.</param>
/// <param name="ReadyLimit">How long each component may take until it is ready.</param>
internal sealed record UpSettings(int? Port, string? DataDirectory, string? ModelsDirectory, bool Reload, TimeSpan ReadyLimit)
{
    public const int MinReadyLimitSeconds = 5;
    public const int MaxReadyLimitSeconds = 600;
    public const int DefaultReadyLimitSeconds = 90;

    /// <summary>Names of the only components to start; what else is dead stays so. Null: everything.</summary>
    public IReadOnlyCollection<string>? Only { get; init; }

    /// <summary>Settings of the started services that replace the launcher's own, for example Redis__Address: for this start alone.</summary>
    public IReadOnlyDictionary<string, string> Overrides { get; init; } = new Dictionary<string, string>();

    /// <summary>How many processes of each service; null for as it runs, or one.</summary>
    public Topology.Replicas? Replicas { get; init; }

    public string? DataDirectory { get; init => field = FullPath(value); } = FullPath(DataDirectory);

    public string? ModelsDirectory { get; init => field = FullPath(value); } = FullPath(ModelsDirectory);

    /// <summary>Whether a component is to be started when it is not alive.</summary>
    public bool Wants(string component) => Only is null || Only.Contains(component);

    /// <summary>Goes on with a running system when nothing else was asked for.</summary>
    /// <exception cref="LaunchException">Something else was asked for; names it.</exception>
    public void RequireFits(State.RunState running)
    {
        Require(Port is null || Port == running.PublicPort, $"on port {running.PublicPort}", "--port");
        Require(
            DataDirectory is null || DataDirectory == running.DataDirectory,
            $"with {running.DataDirectory ?? "the built-in world"}", "--data");
        Require(
            ModelsDirectory is null || ModelsDirectory == running.ModelsDirectory,
            $"with the models in {running.ModelsDirectory ?? "the checkout"}", "--models");
        Require(Replicas is null || Replicas == running.Replicas, $"with {running.Replicas}", "--replicas");
        Require(!Reload, "with its data loaded", "--reload");
    }

    private static string? FullPath(string? folder) => folder is null ? null : Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));

    private static void Require(bool fits, string running, string option)
    {
        if (!fits)
        {
            throw new LaunchException($"The system already runs {running}; {option} asks for something else. Stop it first: ./deploy/down.sh");
        }
    }
}

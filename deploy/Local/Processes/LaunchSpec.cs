namespace FeedRanking.Local.Processes;

/// <summary>How one process is started.</summary>
/// <param name="Name">Component name; its log is called like it.</param>
/// <param name="Program">Full path, or a name on the PATH.</param>
/// <param name="Arguments">Arguments, unquoted.</param>
/// <param name="WorkingDirectory">Where it runs.</param>
/// <param name="Environment">Added to our own environment.</param>
internal sealed record LaunchSpec(
    string Name,
    string Program,
    IReadOnlyList<string> Arguments,
    string WorkingDirectory,
    IReadOnlyDictionary<string, string> Environment)
{
    /// <summary>Of services without which a feed is plainer and still there. A service that starts on the gateway's cores must not make it late.</summary>
    public const int OfModels = 5;

    /// <summary>Of what works behind the answers.</summary>
    public const int OfBackground = 10;

    /// <summary>Name of the container behind the process, when the program is a container client.</summary>
    public string? Container { get; init; }

    /// <summary>
    /// Its niceness, 0 to 19: where cores are short, who keeps the promise of a feed goes first (0), then who makes it better
    /// (<see cref="OfModels"/>), then what no viewer waits for (<see cref="OfBackground"/>).
    /// </summary>
    public int Nice { get; init; }

    /// <summary>The same with some settings replaced or added.</summary>
    public LaunchSpec With(IReadOnlyDictionary<string, string> settings) => settings.Count == 0
        ? this
        : this with { Environment = Environment.Where(setting => !settings.ContainsKey(setting.Key)).Concat(settings).ToDictionary() };
}

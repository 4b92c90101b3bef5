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
    /// <summary>Name of the container behind the process, when the program is a container client.</summary>
    public string? Container { get; init; }

    /// <summary>Whether no viewer waits for it: where cores are short, what answers feeds goes first.</summary>
    public bool YieldsToServing { get; init; }

    /// <summary>The same with some settings replaced or added.</summary>
    public LaunchSpec With(IReadOnlyDictionary<string, string> settings) => settings.Count == 0
        ? this
        : this with { Environment = Environment.Where(setting => !settings.ContainsKey(setting.Key)).Concat(settings).ToDictionary() };
}

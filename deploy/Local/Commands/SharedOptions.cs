using System.CommandLine;
using FeedRanking.Local.State;

namespace FeedRanking.Local.Commands;

/// <summary>Options that every command takes.</summary>
internal static class SharedOptions
{
    public const string RunFolderVariable = "FEEDRANKING_RUN_DIR";

    public static Option<string?> RunFolder() => new("--run-dir")
    {
        Description = $"Where state, logs and data of the running system are kept (default: {RunFolderVariable}, else artifacts/run).",
    };

    /// <summary>The run folder that an option, the environment or the default names.</summary>
    public static RunFolder Resolve(string? option) => new(
        BuiltPrograms.BesideUs().RepositoryRoot,
        option ?? (Environment.GetEnvironmentVariable(RunFolderVariable) is { Length: > 0 } folder ? folder : null));
}

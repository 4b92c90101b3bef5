using FeedRanking.Local.Processes;
using FeedRanking.Local.State;

namespace FeedRanking.Local.Tests;

/// <summary>Harmless processes to start and stop.</summary>
internal static class Sleeper
{
    private static readonly Dictionary<string, string> NoSettings = [];

    /// <summary>Lives until it is asked to end.</summary>
    public static LaunchSpec Obedient(string name) => Shell(name, "exec sleep 600");

    /// <summary>Does not end when asked.</summary>
    public static LaunchSpec Deaf(string name) => Shell(name, "trap '' TERM; echo deaf; while :; do sleep 2; done");

    public static LaunchSpec Shell(string name, string script) => new(name, "/bin/sh", ["-c", script], "/", NoSettings);

    public static RunningComponent Start(LaunchSpec spec, RunFolder folder)
    {
        var (pid, startedAt) = DetachedProcess.Start(spec, folder.LogOf(spec.Name));
        return new RunningComponent(spec.Name, pid, startedAt, 1, "127.0.0.1:1", null, 0);
    }
}

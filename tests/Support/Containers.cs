namespace FeedRanking.Testing;

/// <summary>Whether containers can stand in for a program that is not installed. Only the full package set holds Testcontainers.</summary>
internal static class Containers
{
#if RESTRICTED_PACKAGES
    public static bool AreAvailable => false;

    public static string WhyNot => "";
#else
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(30);
    private static readonly Lazy<bool> Available = new(() => Run(["version", "--format", "{{.Server.Version}}"]) == 0);

    public static bool AreAvailable => Available.Value;

    public static string WhyNot => ", and Docker does not answer";

    /// <summary>Runs one docker command on a container: Testcontainers itself offers no kill.</summary>
    public static async Task RunAsync(string command, string container)
    {
        var exitCode = await Task.Run(() => Run([command, container]));
        if (exitCode != 0)
        {
            throw new InvalidOperationException($"'docker {command} {container}' ended with code {exitCode}.");
        }
    }

    private static int Run(string[] arguments)
    {
        if (Tools.FindOnPath("docker") is not { } docker)
        {
            return -1;
        }

        using var process = ChildProcess.Start(docker, arguments);
        return process.WaitForExit(AnswerLimit);
    }
#endif
}

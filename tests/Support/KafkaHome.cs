namespace FeedRanking.Testing;

/// <summary>Finds a Kafka distribution that a test can start: <c>KAFKA_HOME</c>, else <c>../shared/tools/kafka</c> beside the checkout.</summary>
internal static class KafkaHome
{
    public static string? Find()
    {
        if (OperatingSystem.IsWindows() || !HasJava)
        {
            return null;
        }

        string?[] folders = [Environment.GetEnvironmentVariable("KAFKA_HOME"), RepositoryRoot.Combine("..", "shared", "tools", "kafka")];
        return folders.FirstOrDefault(folder =>
            !string.IsNullOrEmpty(folder) && File.Exists(Path.Combine(folder, "bin", "kafka-server-start.sh")));
    }

    private static bool HasJava =>
        Environment.GetEnvironmentVariable("JAVA_HOME") is { Length: > 0 } home
            ? File.Exists(Path.Combine(home, "bin", "java"))
            : Tools.FindOnPath("java") is not null;
}

namespace FeedRanking.Local.Infrastructure;

/// <summary>
/// Finds a broker: <c>KAFKA_BOOTSTRAP_SERVERS</c>, else a distribution in <c>KAFKA_HOME</c>, else one in <c>../shared/tools/kafka</c> beside the
/// checkout, else a container, else the embedded one.
/// </summary>
internal sealed class KafkaDiscovery(Executables machine, string repositoryRoot, Func<Task<bool>> dockerWorks)
{
    public const string AddressVariable = "KAFKA_BOOTSTRAP_SERVERS";
    public const string HomeVariable = "KAFKA_HOME";
    public const string Image = "apache/kafka:4.1.0";
    public const string StartScript = "bin/kafka-server-start.sh";

    /// <exception cref="LaunchException">KAFKA_HOME is set and holds no distribution, or there is no Java for it.</exception>
    public async Task<ServerChoice> FindAsync()
    {
        if (machine.Variable(AddressVariable) is { } address)
        {
            return new ServerChoice(ServerOrigin.Address, address);
        }

        if (machine.Variable(HomeVariable) is { } home)
        {
            // Somebody meant this one: not to use it without a word would hide the mistake.
            return Holds(home)
                ? machine.HasJava() ? new ServerChoice(ServerOrigin.Installation, home) : throw new LaunchException($"{HomeVariable} is set, but no java is found (PATH, JAVA_HOME).")
                : throw new LaunchException($"{HomeVariable}={home} holds no {StartScript}.");
        }

        var beside = Path.GetFullPath(Path.Combine(repositoryRoot, "..", "shared", "tools", "kafka"));
        if (Holds(beside) && machine.HasJava())
        {
            return new ServerChoice(ServerOrigin.Installation, beside);
        }

        return await dockerWorks()
            ? new ServerChoice(ServerOrigin.Container, Image)
            : new ServerChoice(ServerOrigin.Embedded, "");
    }

    private bool Holds(string home) => machine.Exists(Path.Combine(home, StartScript));
}

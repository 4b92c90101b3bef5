namespace FeedRanking.Local.Infrastructure;

/// <summary>Finds Redis: <c>REDIS_ADDRESS</c>, else the installed <c>redis-server</c>, else a container.</summary>
internal sealed class RedisDiscovery(Executables machine, Func<Task<bool>> dockerWorks)
{
    public const string AddressVariable = "REDIS_ADDRESS";
    public const string Image = "redis:7.4-alpine";

    /// <exception cref="LaunchException">None can be had; says what to install or set.</exception>
    public async Task<ServerChoice> FindAsync()
    {
        if (machine.Variable(AddressVariable) is { } address)
        {
            return new ServerChoice(ServerOrigin.Address, address);
        }

        if (machine.OnPath("redis-server") is { } program)
        {
            return new ServerChoice(ServerOrigin.Installation, program);
        }

        return await dockerWorks()
            ? new ServerChoice(ServerOrigin.Container, Image)
            : throw new LaunchException(
                $"No Redis: install redis-server (./deploy/setup.sh does on Debian), start Docker, or set {AddressVariable}=host:port.");
    }
}

using FeedRanking.Local.Infrastructure;

namespace FeedRanking.Local.Tests.Infrastructure;

public sealed class RedisDiscoveryTests
{
    [Fact]
    public async Task Address_BeatsTheInstallation() =>
        (await FindAsync("redis:6379", installed: true, docker: true)).ShouldBe(new ServerChoice(ServerOrigin.Address, "redis:6379"));

    [Fact]
    public async Task Installation_BeatsAContainer() =>
        (await FindAsync(null, installed: true, docker: true)).ShouldBe(new ServerChoice(ServerOrigin.Installation, "/usr/bin/redis-server"));

    [Fact]
    public async Task Container_IsTheLastResort() =>
        (await FindAsync(null, installed: false, docker: true)).Origin.ShouldBe(ServerOrigin.Container);

    [Fact]
    public async Task NothingAtAll_IsRefused_WithWhatToDo()
    {
        var failure = await Should.ThrowAsync<LaunchException>(() => FindAsync(null, installed: false, docker: false));

        failure.Message.ShouldContain("redis-server");
        failure.Message.ShouldContain(RedisDiscovery.AddressVariable);
    }

    private static Task<ServerChoice> FindAsync(string? address, bool installed, bool docker) =>
        new RedisDiscovery(
            new Executables(
                name => name == RedisDiscovery.AddressVariable ? address : name == "PATH" ? "/bin:/usr/bin" : null,
                file => installed && file == "/usr/bin/redis-server"),
            () => Task.FromResult(docker)).FindAsync();
}

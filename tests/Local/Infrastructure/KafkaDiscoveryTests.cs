using FeedRanking.Local.Infrastructure;

namespace FeedRanking.Local.Tests.Infrastructure;

public sealed class KafkaDiscoveryTests
{
    private const string Beside = "/code/shared/tools/kafka";

    [Fact]
    public async Task Address_BeatsEverything() =>
        (await FindAsync(new Machine { Address = "broker:9092", Home = "/opt/kafka", HomeIsThere = true, BesideIsThere = true, Java = true, Docker = true }))
            .ShouldBe(new ServerChoice(ServerOrigin.Address, "broker:9092"));

    [Fact]
    public async Task Home_BeatsTheFolderBesideTheCheckout() =>
        (await FindAsync(new Machine { Home = "/opt/kafka", HomeIsThere = true, BesideIsThere = true, Java = true, Docker = true }))
            .ShouldBe(new ServerChoice(ServerOrigin.Installation, "/opt/kafka"));

    [Fact]
    public async Task FolderBesideTheCheckout_BeatsAContainer() =>
        (await FindAsync(new Machine { BesideIsThere = true, Java = true, Docker = true }))
            .ShouldBe(new ServerChoice(ServerOrigin.Installation, Beside));

    [Fact]
    public async Task FolderBesideTheCheckoutWithoutJava_IsPassedOver() =>
        (await FindAsync(new Machine { BesideIsThere = true, Docker = true })).Origin.ShouldBe(ServerOrigin.Container);

    [Fact]
    public async Task NothingAtAll_MeansTheEmbeddedBroker() =>
        (await FindAsync(new Machine())).Origin.ShouldBe(ServerOrigin.Embedded);

    [Fact]
    public async Task HomeWithoutADistribution_IsRefusedByName()
    {
        var failure = await Should.ThrowAsync<LaunchException>(() => FindAsync(new Machine { Home = "/opt/nothing", Java = true, BesideIsThere = true }));

        failure.Message.ShouldContain("KAFKA_HOME=/opt/nothing");
    }

    [Fact]
    public async Task HomeWithoutJava_IsRefused() =>
        (await Should.ThrowAsync<LaunchException>(() => FindAsync(new Machine { Home = "/opt/kafka", HomeIsThere = true }))).Message.ShouldContain("java");

    private static Task<ServerChoice> FindAsync(Machine machine)
    {
        var variables = new Dictionary<string, string?>
        {
            [KafkaDiscovery.AddressVariable] = machine.Address,
            [KafkaDiscovery.HomeVariable] = machine.Home,
            ["PATH"] = "/usr/bin",
        };
        var files = new HashSet<string>();
        AddIf(machine.HomeIsThere, $"{machine.Home}/{KafkaDiscovery.StartScript}");
        AddIf(machine.BesideIsThere, $"{Beside}/{KafkaDiscovery.StartScript}");
        AddIf(machine.Java, "/usr/bin/java");
        return new KafkaDiscovery(new Executables(name => variables.GetValueOrDefault(name), files.Contains), "/code/checkout", () => Task.FromResult(machine.Docker))
            .FindAsync();

        void AddIf(bool there, string file)
        {
            if (there)
            {
                files.Add(file);
            }
        }
    }

    private sealed record Machine
    {
        public string? Address { get; init; }

        public string? Home { get; init; }

        public bool HomeIsThere { get; init; }

        public bool BesideIsThere { get; init; }

        public bool Java { get; init; }

        public bool Docker { get; init; }
    }
}

using FeedRanking.Local.Startup;
using FeedRanking.Local.State;
using FeedRanking.Local.Topology;

namespace FeedRanking.Local.Tests.Startup;

public sealed class ServiceSpecsTests
{
    private static readonly RunFolder Folder = new("/checkout", null);
    private static readonly RunState State = new(
        8080, null, null, "world-1", false,
        [new(ComponentName.Redis, 1, "", 8090, "127.0.0.1:8090", null, 0), new(ComponentName.Kafka, 2, "", 8091, "127.0.0.1:8091", null, 0)]);

    [Fact]
    public void Gateway_KnowsEveryServiceBehindIt_AndSpeaksGrpcItself()
    {
        var settings = Settings(ComponentName.FeedGateway);

        settings["Kestrel__Endpoints__Http__Url"].ShouldBe("http://127.0.0.1:8080");
        settings["Services__CandidateRetrieval"].ShouldBe("http://127.0.0.1:8082");
        settings["Services__LightRanker"].ShouldBe("http://127.0.0.1:8084");
        settings["Services__HeavyRanker"].ShouldBe("http://127.0.0.1:8086");
        settings["Kestrel__Endpoints__Grpc__Url"].ShouldBe("http://127.0.0.1:8088");
        settings.Keys.ShouldNotContain("Services__FeedGateway");
    }

    [Fact]
    public void Ranker_HasBothEndpoints_ModelAndStores()
    {
        var settings = Settings(ComponentName.HeavyRanker);

        settings["Kestrel__Endpoints__Http__Url"].ShouldBe("http://127.0.0.1:8085");
        settings["Kestrel__Endpoints__Grpc__Url"].ShouldBe("http://127.0.0.1:8086");
        settings["Kestrel__Endpoints__Grpc__Protocols"].ShouldBe("Http2");
        settings["Redis__Address"].ShouldBe("127.0.0.1:8090");
        settings["Kafka__BootstrapServers"].ShouldBe("127.0.0.1:8091");
        settings["Models__Directory"].ShouldBe("/checkout/models");
        settings["Models__Version"].ShouldBe("world-1");
        settings.Keys.ShouldNotContain(key => key.StartsWith("Services__", StringComparison.Ordinal));
    }

    [Fact]
    public void Replica_IsTheServiceOnPortsOfItsOwn_AndTheGatewayKnowsThemAll()
    {
        var state = State with { Replicas = new Replicas(Heavy: 2) };
        var spec = ServiceSpecs.Make("HeavyRanker-2", state, Folder, new BuiltPrograms("/checkout", "Release/net10.0"));

        spec.Name.ShouldBe("HeavyRanker-2");
        spec.Arguments.ShouldBe(["/checkout/services/HeavyRanker/bin/Release/net10.0/FeedRanking.HeavyRanker.dll"]);
        spec.Environment["Kestrel__Endpoints__Http__Url"].ShouldBe("http://127.0.0.1:8097");
        spec.Environment["Kestrel__Endpoints__Grpc__Url"].ShouldBe("http://127.0.0.1:8098");
        ServiceSpecs.Make(ComponentName.FeedGateway, state, Folder, new BuiltPrograms("/checkout", "Release/net10.0"))
            .Environment["Services__HeavyRanker"].ShouldBe("http://127.0.0.1:8086,http://127.0.0.1:8098");
    }

    [Fact]
    public void Every_Service_TakesFaultsOnDemand_AndTheGatewayKnowsWhereTheOthersDo()
    {
        foreach (var name in ComponentName.Services)
        {
            Settings(name)["Chaos__Enabled"].ShouldBe("true");
        }

        var gateway = Settings(ComponentName.FeedGateway);
        gateway["Ops__Services__HeavyRanker"].ShouldBe("http://127.0.0.1:8085");
        gateway["Ops__Services__EventPipeline"].ShouldBe("http://127.0.0.1:8087");
    }

    [Fact]
    public void Program_IsTheServiceOfTheSameBuildAsTheLauncher() =>
        ServiceSpecs.Make(ComponentName.LightRanker, State, Folder, new BuiltPrograms("/checkout", "Release/net10.0"))
            .Arguments.ShouldBe(["/checkout/services/LightRanker/bin/Release/net10.0/FeedRanking.LightRanker.dll"]);

    private static IReadOnlyDictionary<string, string> Settings(string name) =>
        ServiceSpecs.Make(name, State, Folder, new BuiltPrograms("/checkout", "Release/net10.0")).Environment;
}

using FeedRanking.Local.Startup;
using FeedRanking.Local.State;
using FeedRanking.Local.Topology;

namespace FeedRanking.Local.Tests.Startup;

public sealed class UpSettingsTests
{
    private static readonly RunState Running = new(8080, "/data/logs", null, "kuairand-1", false, []);
    private static readonly UpSettings NothingSaid = new(null, null, null, false, TimeSpan.FromSeconds(90));

    [Fact]
    public void NothingSaid_GoesOnWithWhatRuns() => Should.NotThrow(() => NothingSaid.RequireFits(Running));

    [Fact]
    public void SameSaid_GoesOnWithWhatRuns() =>
        Should.NotThrow(() => (NothingSaid with { Port = 8080, DataDirectory = "/data/logs/" }).RequireFits(Running));

    [Fact]
    public void OtherData_IsRefused() => Refused(NothingSaid with { DataDirectory = "/data/other" }, "--data");

    [Fact]
    public void OtherPort_IsRefused() => Refused(NothingSaid with { Port = 9090 }, "--port");

    [Fact]
    public void OtherModels_AreRefused() => Refused(NothingSaid with { ModelsDirectory = "/models" }, "--models");

    [Fact]
    public void OtherReplicas_AreRefused()
    {
        Refused(NothingSaid with { Replicas = new Replicas(Heavy: 2) }, "--replicas");
        Should.NotThrow(() => (NothingSaid with { Replicas = Replicas.One }).RequireFits(Running));
    }

    [Fact]
    public void Reload_IsRefusedWhileItRuns() => Refused(NothingSaid with { Reload = true }, "--reload");

    private static void Refused(UpSettings settings, string option)
    {
        var message = Should.Throw<LaunchException>(() => settings.RequireFits(Running)).Message;
        message.ShouldContain(option);
        message.ShouldContain("./deploy/down.sh");
    }
}

using FeedRanking.Local.Data;

namespace FeedRanking.Local.Tests.Data;

public sealed class ModelChooserTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void VersionTrainedOnThisCatalogue_IsChosen()
    {
        AddSet("kuairand-1", "aaa");
        AddSet("world-1", "bbb");

        ModelChooser.Choose(_folder.Path, "bbb").ShouldBe(("world-1", true));
    }

    [Fact]
    public void SeveralFit_TheNewestIsChosen()
    {
        AddSet("world-1", "bbb");
        AddSet("world-2", "bbb");

        ModelChooser.Choose(_folder.Path, "bbb").ShouldBe(("world-2", true));
    }

    [Fact]
    public void OneModelOfTheSetIsOfAnotherCatalogue_TheSetDoesNotFit()
    {
        AddSet("kuairand-1", "aaa");
        AddSet("world-1", "bbb");
        Add("heavy-ranker", "world-1", "aaa");

        ModelChooser.Choose(_folder.Path, "bbb").ShouldBe((ModelChooser.FallbackVersion, false));
    }

    [Fact]
    public void NothingFits_TheFallbackIsChosenAndSaidSo()
    {
        AddSet("kuairand-1", "aaa");

        ModelChooser.Choose(_folder.Path, "zzz").ShouldBe(("kuairand-1", false));
    }

    [Fact]
    public void NoModels_IsRefused_WithTheCommandThatMakesThem() =>
        Should.Throw<LaunchException>(() => ModelChooser.Choose(_folder.Path, "zzz")).Message.ShouldContain("./deploy/train.sh");

    [Fact]
    public void ManifestThatIsNoJson_DoesNotFit()
    {
        AddSet("kuairand-1", "aaa");
        AddSet("world-1", "bbb");
        _folder.File("two-tower/world-1/manifest.json", "{");

        ModelChooser.Choose(_folder.Path, "bbb").Fits.ShouldBeFalse();
    }

    public void Dispose() => _folder.Dispose();

    private void AddSet(string version, string fingerprint)
    {
        foreach (var model in ModelChooser.Required)
        {
            Add(model, version, fingerprint);
        }
    }

    private void Add(string model, string version, string fingerprint) =>
        _folder.File($"{model}/{version}/manifest.json", $$$"""{"name":"{{{model}}}","data":{"catalogue_fingerprint":"{{{fingerprint}}}"}}""");
}

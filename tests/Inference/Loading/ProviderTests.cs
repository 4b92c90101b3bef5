using FeedRanking.Inference.Loading;
using FeedRanking.Testing;
using FeedRanking.Testing.Models;

namespace FeedRanking.Inference.Tests.Loading;

/// <summary>The choice of provider, true on machines with and without a GPU: auto never fails, and always says why.</summary>
public sealed class ProviderTests : IDisposable
{
    private readonly TemporaryFolder _root = new();
    private readonly string _folder;
    private readonly byte[] _graph;

    public ProviderTests()
    {
        _folder = new TestModel("tiny", ["a@1"], ["click"]).Write(_root.Path);
        _graph = File.ReadAllBytes(Path.Combine(_folder, "model.onnx"));
    }

    public void Dispose() => _root.Dispose();

    [Fact]
    public void Create_Auto_SaysWhichProviderAndWhy()
    {
        var created = SessionFactory.Create("model.onnx", _graph, "auto");
        created.Session.Dispose();

        if (created.Provider == "cuda")
        {
            created.Why.ShouldBe("it loads");
        }
        else
        {
            created.Provider.ShouldBe("cpu");
            created.Why.ShouldStartWith("CUDA does not load: ");
            created.Why.Length.ShouldBeGreaterThan("CUDA does not load: ".Length);
            created.Why.ShouldNotContain("\n");
        }
    }

    [Fact]
    public void Create_Cpu_NeverTriesCuda()
    {
        var created = SessionFactory.Create("model.onnx", _graph, "cpu");
        created.Session.Dispose();

        (created.Provider, created.Why).ShouldBe(("cpu", "asked for"));
    }

    [Fact]
    public void Create_Cuda_LoadsItOrSaysThatItDoesNotLoad()
    {
        string outcome;
        try
        {
            var created = SessionFactory.Create("model.onnx", _graph, "cuda");
            created.Session.Dispose();
            outcome = created.Provider;
        }
        catch (ModelRejectedException e)
        {
            outcome = e.Message;
        }

        outcome.ShouldMatch("^(cuda|model.onnx: Inference:Provider is 'cuda', which does not load here: .+)$");
    }
}

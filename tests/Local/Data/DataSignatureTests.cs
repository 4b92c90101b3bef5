using FeedRanking.Local.Data;

namespace FeedRanking.Local.Tests.Data;

public sealed class DataSignatureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public DataSignatureTests()
    {
        _folder.File("data/log_standard.csv", "user_id");
        _folder.File("bin/FeedRanking.Features.dll", "code");
    }

    [Fact]
    public void NothingChanged_SameSignature() => Sign().ShouldBe(Sign());

    [Fact]
    public void DataChanged_OtherSignature() => ChangesWhen(() => _folder.File("data/log_standard.csv", "user_id,video_id"));

    [Fact]
    public void FileAdded_OtherSignature() => ChangesWhen(() => _folder.File("data/history.csv", ""));

    [Fact]
    public void CodeChanged_OtherSignature() => ChangesWhen(() => _folder.File("bin/FeedRanking.Features.dll", "other code"));

    [Fact]
    public void OtherKafka_OtherSignature() => Sign("Installation /opt/kafka").ShouldNotBe(Sign("Address broker:9092"));

    public void Dispose() => _folder.Dispose();

    private void ChangesWhen(Action change)
    {
        var before = Sign();
        change();
        Sign().ShouldNotBe(before);
    }

    private string Sign(string kafka = "") => DataSignature.Of(Path.Combine(_folder.Path, "data"), Path.Combine(_folder.Path, "bin"), kafka);
}

using FeedRanking.Local.State;

namespace FeedRanking.Local.Tests.State;

public sealed class OpsTokenTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public void Token_ThatNobodyGives_IsDrawnOnceAndKeptForItsOwnerAlone()
    {
        var folder = new RunFolder(_root.Path, Path.Combine(_root.Path, "run"));
        var token = OpsToken.Ensure(folder, given: null);
        token.Length.ShouldBeGreaterThanOrEqualTo(OpsToken.MinLength);
        OpsToken.Ensure(folder, given: "").ShouldBe(token);
        OpsToken.Find(folder).ShouldBe(token);
        OpsToken.Ensure(new RunFolder(_root.Path, Path.Combine(_root.Path, "other")), given: null).ShouldNotBe(token);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(folder.OpsTokenFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public void Token_OfTheEnvironment_GoesFirstAndIsKept()
    {
        var folder = new RunFolder(_root.Path, Path.Combine(_root.Path, "run"));
        OpsToken.Ensure(folder, given: null);
        OpsToken.Ensure(folder, given: "a-token-that-was-given").ShouldBe("a-token-that-was-given");
        OpsToken.Find(folder).ShouldBe("a-token-that-was-given");
    }

    [Theory]
    [InlineData(15)]
    [InlineData(257)]
    public void Token_OfAnotherLength_IsRefused(int length)
    {
        var folder = new RunFolder(_root.Path, Path.Combine(_root.Path, "run"));
        Should.Throw<LaunchException>(() => OpsToken.Ensure(folder, new string('x', length))).Message.ShouldContain("16 to 256");
        OpsToken.Find(folder).ShouldBeNull();
    }
}

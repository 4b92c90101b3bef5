using FeedRanking.FeedGateway.Paging;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Options;

namespace FeedRanking.FeedGateway.Tests.Paging;

public sealed class CursorCodecTests
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private readonly CursorCodec _codec = Codec("");

    [Fact]
    public void Cursor_Sealed_OpensForItsViewerAlone() => Prop.ForAll(Cursors().ToArbitrary(), pair =>
    {
        var text = _codec.Seal(pair.Cursor, pair.Viewer);
        return CursorCodec.HasForm(text)
            && _codec.TryOpen(text, pair.Viewer, out var opened) && opened == pair.Cursor
            && !_codec.TryOpen(text, pair.Viewer + 1, out _);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Cursor_WithAnyLetterChanged_DoesNotOpen()
    {
        var text = _codec.Seal(new Cursor(Guid.Parse("0198f3c2a7d44e0b8c5f0e1d2c3b4a59"), 20, 40), 7);
        foreach (var place in Enumerable.Range(0, text.Length))
        {
            foreach (var letter in Letters.Where(letter => letter != text[place]))
            {
                _codec.TryOpen(text[..place] + letter + text[(place + 1)..], 7, out _).ShouldBeFalse($"{letter} at {place}");
            }
        }
    }

    [Fact]
    public void Cursor_SealedWithAnotherSecret_DoesNotOpen() =>
        _codec.TryOpen(Codec("a secret").Seal(new Cursor(Guid.Empty, 0, 0), 7), 7, out _).ShouldBeFalse();

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAé")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void Text_WithoutTheForm_IsNoCursor(string text)
    {
        CursorCodec.HasForm(text).ShouldBeFalse();
        _codec.TryOpen(text, 7, out _).ShouldBeFalse();
    }

    private static CursorCodec Codec(string secret) => new(Options.Create(new NextPagesOptions { CursorSecret = secret }));

    private static Gen<(Cursor Cursor, long Viewer)> Cursors() =>
        from seed in Gen.Choose(0, int.MaxValue)
        from offset in Gen.Choose(0, ushort.MaxValue)
        from position in Gen.Choose(0, ushort.MaxValue)
        from viewer in Gen.Choose(0, int.MaxValue)
        select (new Cursor(new Guid(seed, 1, 2, [3, 4, 5, 6, 7, 8, 9, 10]), offset, position), (long)viewer << 20);
}

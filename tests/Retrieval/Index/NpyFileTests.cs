using System.Text;
using FeedRanking.Inference;
using FeedRanking.Retrieval.Index;
using FeedRanking.Testing;

namespace FeedRanking.Retrieval.Tests.Index;

public sealed class NpyFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_FloatMatrix_GivesValuesAndShape()
    {
        var path = Write("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }", Bytes(1f, 2f, 3f, 4f, 5f, 6f));

        var (values, shape) = NpyFile.Read<float>(path, "<f4");

        values.ShouldBe([1, 2, 3, 4, 5, 6]);
        shape.ShouldBe([2, 3]);
    }

    [Theory]
    [InlineData("{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }", "expected values of type <f4")]
    [InlineData("{'descr': '<f4', 'fortran_order': True, 'shape': (2,), }", "in C order")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }", "the header says 3 values")]
    public void Read_AnotherLayout_IsRefusedWithTheReason(string header, string reason) =>
        Should.Throw<ModelRejectedException>(() => NpyFile.Read<float>(Write(header, Bytes(1f, 2f)), "<f4")).Message.ShouldContain(reason);

    [Fact]
    public void Read_NoArrayAtAll_IsRefused()
    {
        var path = Path.Combine(_folder.Path, "x.npy");
        File.WriteAllText(path, "this is no array");

        Should.Throw<ModelRejectedException>(() => NpyFile.Read<float>(path, "<f4")).Message.ShouldContain("is no NumPy array");
    }

    private string Write(string header, byte[] data)
    {
        var path = Path.Combine(_folder.Path, "a.npy");
        var padded = header.PadRight(117) + "\n";
        File.WriteAllBytes(path, [0x93, .. Encoding.ASCII.GetBytes("NUMPY"), 1, 0, (byte)padded.Length, 0, .. Encoding.ASCII.GetBytes(padded), .. data]);
        return path;
    }

    private static byte[] Bytes(params float[] values) => [.. values.SelectMany(BitConverter.GetBytes)];
}

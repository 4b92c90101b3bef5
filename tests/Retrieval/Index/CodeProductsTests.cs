using System.Runtime.Intrinsics.X86;
using FeedRanking.Retrieval.Index;

namespace FeedRanking.Retrieval.Tests.Index;

public sealed class CodeProductsTests
{
    private const int Rows = 2 * CodeProducts.Group;

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    public void Compute_AnyWidth_EqualsWholeNumberProducts(int dimensions) =>
        Check(dimensions, (codes, query, products) => CodeProducts.Compute(codes, query, products));

    // What processors without 256-bit instructions run.
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    public void ComputePortable_AnyWidth_EqualsWholeNumberProducts(int dimensions) =>
        Check(dimensions, (codes, query, products) => CodeProducts.ComputePortable(codes, query, products));

    [Fact]
    public void ComputeWide_FewerCodesThanRows_IsRefused()
    {
        if (Avx2.IsSupported)
        {
            Should.Throw<ArgumentOutOfRangeException>(() => CodeProducts.ComputeWide(new sbyte[Rows], new int[1], new int[Rows]));
        }
    }

    private static void Check(int dimensions, Action<sbyte[], int[], int[]> compute)
    {
        var random = new Random(dimensions);
        var quads = CodedQuery.Quads(dimensions);
        var (codes, query, products, expected) = (new sbyte[Rows * quads * 4], new int[quads], new int[Rows], new int[Rows]);
        for (var i = 0; i < dimensions; i++)
        {
            // Row 0: the greatest products that occur, side by side, of either sign.
            var wanted = i < 4 ? sbyte.MaxValue : i < 8 ? -sbyte.MaxValue : random.Next(-sbyte.MaxValue, sbyte.MaxValue + 1);
            query[i / 4] |= (byte)(sbyte)wanted << (i % 4 * 8);
            for (var row = 0; row < Rows; row++)
            {
                var code = row == 0 ? sbyte.MaxValue : random.Next(-sbyte.MaxValue, sbyte.MaxValue + 1);
                codes[CodeProducts.PlaceOf(row, i, quads)] = (sbyte)code;
                expected[row] += code * wanted;
            }
        }

        compute(codes, query, products);

        products.ShouldBe(expected);
    }
}

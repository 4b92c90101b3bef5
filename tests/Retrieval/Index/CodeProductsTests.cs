using System.Runtime.Intrinsics.X86;
using FeedRanking.Retrieval.Index;

namespace FeedRanking.Retrieval.Tests.Index;

public sealed class CodeProductsTests
{
    private const int Rows = 2 * CodeProducts.Step;

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
        var pairs = CodedQuery.Pairs(dimensions);
        var (codes, query, products, expected) = (new sbyte[Rows * pairs * 2], new int[pairs], new int[Rows], new int[Rows]);
        for (var i = 0; i < dimensions; i++)
        {
            // The widest values that occur: their sum must fit.
            var wanted = i % 2 == 0 ? short.MaxValue : random.Next(-short.MaxValue, short.MaxValue + 1);
            query[i / 2] |= (ushort)(short)wanted << (i % 2 * 16);
            for (var row = 0; row < Rows; row++)
            {
                var code = row == 0 ? sbyte.MaxValue : random.Next(-sbyte.MaxValue, sbyte.MaxValue + 1);
                codes[CodeProducts.PlaceOf(row, i, pairs)] = (sbyte)code;
                expected[row] += code * wanted;
            }
        }

        compute(codes, query, products);

        products.ShouldBe(expected);
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace FeedRanking.Retrieval.Index;

/// <summary>
/// Products of a query's 16-bit codes with rows of 8-bit codes: whole numbers, the same on every processor. Rows lie in groups of eight;
/// of a group first the first two codes of each row, then the next two. So eight products grow side by side in one register, and none has
/// to be summed up across.
/// </summary>
internal static class CodeProducts
{
    /// <summary>Rows that are worked on together: the number of rows asked for must be a multiple of it.</summary>
    public const int Step = 32;

    private const int Group = 8;

    /// <summary>Where a code lies.</summary>
    public static int PlaceOf(int row, int dimension, int pairs) =>
        (((row / Group * pairs) + (dimension / 2)) * Group * 2) + (row % Group * 2) + (dimension % 2);

    /// <summary>One product per row.</summary>
    /// <param name="codes">The rows, at least as many as products.</param>
    /// <param name="query"><see cref="CodedQuery.Codes"/>.</param>
    /// <param name="products">Gets the products; its length is a multiple of <see cref="Step"/>.</param>
    public static void Compute(ReadOnlySpan<sbyte> codes, ReadOnlySpan<int> query, Span<int> products)
    {
        if (Avx2.IsSupported)
        {
            ComputeWide(codes, query, products);
        }
        else
        {
            ComputePortable(codes, query, products);
        }
    }

    /// <summary>With 256-bit instructions, four groups at a time.</summary>
    internal static void ComputeWide(ReadOnlySpan<sbyte> codes, ReadOnlySpan<int> query, Span<int> products)
    {
        var stride = query.Length * Group * 2;
        ArgumentOutOfRangeException.ThrowIfNotEqual(products.Length % Step, 0);
        ArgumentOutOfRangeException.ThrowIfLessThan(codes.Length, products.Length / Group * stride);
        for (var row = 0; row < products.Length; row += Step)
        {
            ref var first = ref Unsafe.Add(ref MemoryMarshal.GetReference(codes), row / Group * stride);
            ref var second = ref Unsafe.Add(ref first, stride);
            ref var third = ref Unsafe.Add(ref second, stride);
            ref var fourth = ref Unsafe.Add(ref third, stride);
            var (a, b, c, d) = (Vector256<int>.Zero, Vector256<int>.Zero, Vector256<int>.Zero, Vector256<int>.Zero);
            for (var pair = 0; pair < query.Length; pair++)
            {
                var wanted = Vector256.Create(query[pair]).AsInt16();
                var place = (nuint)pair * Group * 2;
                a = MultiplyAdd(a, Vector128.LoadUnsafe(ref first, place), wanted);
                b = MultiplyAdd(b, Vector128.LoadUnsafe(ref second, place), wanted);
                c = MultiplyAdd(c, Vector128.LoadUnsafe(ref third, place), wanted);
                d = MultiplyAdd(d, Vector128.LoadUnsafe(ref fourth, place), wanted);
            }

            a.CopyTo(products[row..]);
            b.CopyTo(products[(row + Group)..]);
            c.CopyTo(products[(row + (2 * Group))..]);
            d.CopyTo(products[(row + (3 * Group))..]);
        }
    }

    /// <summary>With what every processor has, one group at a time.</summary>
    internal static void ComputePortable(ReadOnlySpan<sbyte> codes, ReadOnlySpan<int> query, Span<int> products)
    {
        var stride = query.Length * Group * 2;
        for (var row = 0; row < products.Length; row += Group)
        {
            var group = codes.Slice(row / Group * stride, stride);
            var (a, b, c, d) = (Vector128<int>.Zero, Vector128<int>.Zero, Vector128<int>.Zero, Vector128<int>.Zero);
            for (var pair = 0; pair < query.Length; pair++)
            {
                int low = (short)query[pair], high = query[pair] >> 16;
                var wanted = Vector128.Create(low, high, low, high);
                var (firstRows, lastRows) = Vector128.Widen(Vector128.Create(group.Slice(pair * Group * 2, Group * 2)));
                var ((rows01, rows23), (rows45, rows67)) = (Vector128.Widen(firstRows), Vector128.Widen(lastRows));
                (a, b, c, d) = (a + (rows01 * wanted), b + (rows23 * wanted), c + (rows45 * wanted), d + (rows67 * wanted));
            }

            ReadOnlySpan<Vector128<int>> sums = [a, b, c, d];
            for (var i = 0; i < Group; i++)
            {
                products[row + i] = sums[i / 2][i % 2 * 2] + sums[i / 2][(i % 2 * 2) + 1];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> MultiplyAdd(Vector256<int> sum, Vector128<sbyte> codes, Vector256<short> wanted)
    {
        var wide = Avx2.ConvertToVector256Int16(codes);
        return AvxVnni.IsSupported
            ? AvxVnni.MultiplyWideningAndAdd(sum, wide, wanted)
            : Avx2.Add(sum, Avx2.MultiplyAddAdjacent(wide, wanted));
    }
}

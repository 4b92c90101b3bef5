using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace FeedRanking.Retrieval.Index;

/// <summary>
/// Products of a query's codes with rows of codes, a byte each: whole numbers, the same on every processor. Rows lie in groups; of a group
/// first the first four codes of each row, then the next four. So the products of a group grow side by side, none has to be summed up across
/// a register, and memory is read in one line from its beginning to its end.
/// </summary>
internal static class CodeProducts
{
    /// <summary>Rows of a group: the number of rows asked for must be a multiple of it.</summary>
    public const int Group = 32;

    // Bytes of a group's codes for four values.
    private const int Stride = Group * 4;

    // Rows whose four codes fill a register of 256 and of 128 bits.
    private const int WideRows = 8;
    private const int NarrowRows = 4;

    /// <summary>Where a code lies.</summary>
    public static int PlaceOf(int row, int dimension, int quads) =>
        (((row / Group * quads) + (dimension / 4)) * Stride) + (row % Group * 4) + (dimension % 4);

    /// <summary>One product per row.</summary>
    /// <param name="codes">The rows, at least as many as products.</param>
    /// <param name="query"><see cref="CodedQuery.Codes"/>.</param>
    /// <param name="products">Gets the products; its length is a multiple of <see cref="Group"/>.</param>
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

    /// <summary>With 256-bit instructions.</summary>
    internal static void ComputeWide(ReadOnlySpan<sbyte> codes, ReadOnlySpan<int> query, Span<int> products)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(products.Length % Group, 0);
        ArgumentOutOfRangeException.ThrowIfLessThan(codes.Length, products.Length * query.Length * 4);
        ref var next = ref MemoryMarshal.GetReference(codes);
        ref var first = ref MemoryMarshal.GetReference(query);
        for (var row = 0; row < products.Length; row += Group)
        {
            var (a, b, c, d) = (Vector256<int>.Zero, Vector256<int>.Zero, Vector256<int>.Zero, Vector256<int>.Zero);
            for (var quad = 0; quad < query.Length; quad++)
            {
                var wanted = Vector256.Create(Unsafe.Add(ref first, quad)).AsSByte();
                var size = Avx2.Abs(wanted);
                a = MultiplyAdd(a, Vector256.LoadUnsafe(ref next), wanted, size);
                b = MultiplyAdd(b, Vector256.LoadUnsafe(ref next, Stride / 4), wanted, size);
                c = MultiplyAdd(c, Vector256.LoadUnsafe(ref next, Stride / 2), wanted, size);
                d = MultiplyAdd(d, Vector256.LoadUnsafe(ref next, Stride / 4 * 3), wanted, size);
                next = ref Unsafe.Add(ref next, Stride);
            }

            a.CopyTo(products[row..]);
            b.CopyTo(products[(row + WideRows)..]);
            c.CopyTo(products[(row + (2 * WideRows))..]);
            d.CopyTo(products[(row + (3 * WideRows))..]);
        }
    }

    /// <summary>With what every processor has, four rows at a time.</summary>
    internal static void ComputePortable(ReadOnlySpan<sbyte> codes, ReadOnlySpan<int> query, Span<int> products)
    {
        for (var row = 0; row < products.Length; row += NarrowRows)
        {
            var from = PlaceOf(row, 0, query.Length);
            var (a, b, c, d) = (Vector128<int>.Zero, Vector128<int>.Zero, Vector128<int>.Zero, Vector128<int>.Zero);
            for (var quad = 0; quad < query.Length; quad++)
            {
                // No product of two codes leaves 16 bits.
                var wanted = Vector128.WidenLower(Vector128.Create(query[quad]).AsSByte());
                var (firstRows, lastRows) = Vector128.Widen(Vector128.Create(codes.Slice(from + (quad * Stride), NarrowRows * 4)));
                var ((first, second), (third, fourth)) = (Vector128.Widen(firstRows * wanted), Vector128.Widen(lastRows * wanted));
                (a, b, c, d) = (a + first, b + second, c + third, d + fourth);
            }

            products[row] = Vector128.Sum(a);
            products[row + 1] = Vector128.Sum(b);
            products[row + 2] = Vector128.Sum(c);
            products[row + 3] = Vector128.Sum(d);
        }
    }

    // The instructions multiply unsigned with signed bytes: the query's sign goes to the codes. Two products of 127 x 127 fit 16 bits.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> MultiplyAdd(Vector256<int> sum, Vector256<sbyte> codes, Vector256<sbyte> wanted, Vector256<byte> size)
    {
        var signed = Avx2.Sign(codes, wanted);
        return AvxVnni.IsSupported
            ? AvxVnni.MultiplyWideningAndAdd(sum, size, signed)
            : Avx2.Add(sum, Avx2.MultiplyAddAdjacent(Avx2.MultiplyAddAdjacent(size, signed), Vector256<short>.One));
    }
}

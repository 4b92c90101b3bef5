using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace FeedRanking.Features;

/// <summary>
/// Asks the processor for memory that will be read soon, so that a gather over a large catalogue waits for many rows at once instead of for one after
/// the other. A hint: where the processor has no such instruction, nothing happens.
/// </summary>
internal static class Prefetch
{
    private const int LineBytes = 64;

    /// <summary>The cache line of a value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Line<T>(ref T value)
    {
        if (Sse.IsSupported)
        {
            // The collector may move the value meanwhile; then the wrong line was asked for, which changes nothing but time.
            Sse.Prefetch0(Unsafe.AsPointer(ref value));
        }
    }

    /// <summary>The first lines of an object.</summary>
    /// <param name="target">The object.</param>
    /// <param name="bytes">How much of it will be read.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Object(object target, int bytes)
    {
        ref var start = ref Unsafe.As<Contents>(target).First;
        for (var offset = 0; offset < bytes; offset += LineBytes)
        {
            Line(ref Unsafe.AddByteOffset(ref start, (nint)offset));
        }
    }

    // Any object, looked at as its first byte after the header.
    private sealed class Contents
    {
        public byte First;
    }
}

using System.Runtime.InteropServices;

namespace FeedRanking.Inference.Running;

/// <summary>Floats at an address that never moves and starts at a cache line, so that native code works on them in place.</summary>
internal sealed class PinnedBuffer
{
    private const int AlignmentBytes = 64;
    private readonly float[] _memory;
    private readonly int _first;

    public PinnedBuffer(int length)
    {
        Length = length;
        _memory = GC.AllocateArray<float>(length + (AlignmentBytes / sizeof(float)), pinned: true);
        var start = Marshal.UnsafeAddrOfPinnedArrayElement(_memory, 0);
        var padding = (AlignmentBytes - (int)(start % AlignmentBytes)) % AlignmentBytes;
        _first = padding / sizeof(float);
        Address = start + padding;
    }

    public int Length { get; }

    public nint Address { get; }

    public Span<float> AsSpan(int length) => _memory.AsSpan(_first, length);
}

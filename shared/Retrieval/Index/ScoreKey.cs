using FeedRanking.Retrieval.Sources;

namespace FeedRanking.Retrieval.Index;

/// <summary>
/// Score and slot of a candidate as one integer that orders like candidates do: the least is the best; of equal scores the lower slot. So a
/// comparison is one instruction, and a sort needs no comparer.
/// </summary>
internal static class ScoreKey
{
    /// <summary>The key; the score must be finite. Of the two zeros the positive one is better.</summary>
    public static ulong Of(int slot, float score)
    {
        // Bits of a float rise with its value once the sign is turned: all bits of negative ones, the sign bit of the others.
        var bits = BitConverter.SingleToUInt32Bits(score);
        var rising = (bits & 0x8000_0000) != 0 ? ~bits : bits | 0x8000_0000;
        return ((ulong)~rising << 32) | (uint)slot;
    }

    /// <summary>The candidate of a key.</summary>
    public static Candidate Candidate(ulong key) => new(Slot(key), Score(key));

    /// <summary>Its slot.</summary>
    public static int Slot(ulong key) => (int)(uint)key;

    /// <summary>Its score, to the last bit.</summary>
    public static float Score(ulong key)
    {
        var rising = ~(uint)(key >> 32);
        return BitConverter.UInt32BitsToSingle((rising & 0x8000_0000) != 0 ? rising & 0x7fff_ffff : ~rising);
    }
}

using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using FeedRanking.Inference;

namespace FeedRanking.Retrieval.Index;

/// <summary>Reads NumPy array files (.npy format 1 and 2, little endian, C order): what training leaves beside a model.</summary>
internal static partial class NpyFile
{
    private const int MagicBytes = 8;

    /// <summary>Most values of one array: 8 million videos of 64 dimensions, with room.</summary>
    private const long MaxValues = 1L << 30;

    /// <summary>Reads an array of float32 or int64.</summary>
    /// <param name="path">The file.</param>
    /// <param name="descriptor">NumPy's name of the type, "&lt;f4" or "&lt;i8".</param>
    /// <exception cref="ModelRejectedException">Not such an array; the message says what was found.</exception>
    public static (T[] Values, int[] Shape) Read<T>(string path, string descriptor)
        where T : unmanaged
    {
        var bytes = File.ReadAllBytes(path);
        if (bytes.Length < MagicBytes + 4 || bytes[0] != 0x93 || Encoding.ASCII.GetString(bytes, 1, 5) != "NUMPY")
        {
            throw new ModelRejectedException($"{path}: is no NumPy array file.");
        }

        var start = bytes[6] == 1 ? MagicBytes + 2 : MagicBytes + 4;
        var headerLength = bytes[6] == 1 ? BitConverter.ToUInt16(bytes, MagicBytes) : (int)BitConverter.ToUInt32(bytes, MagicBytes);
        if (headerLength < 0 || start + (long)headerLength > bytes.Length)
        {
            throw new ModelRejectedException($"{path}: the header says {headerLength} bytes, the file has {bytes.Length}.");
        }

        var header = Encoding.ASCII.GetString(bytes, start, headerLength);
        if (!header.Contains($"'{descriptor}'", StringComparison.Ordinal) || !header.Contains("'fortran_order': False", StringComparison.Ordinal))
        {
            throw new ModelRejectedException($"{path}: expected values of type {descriptor} in C order, the header says {header.Trim()}.");
        }

        var shape = Shape().Match(header).Groups[1].Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(int.Parse).ToArray();
        var count = shape.Aggregate(1L, (product, length) => product * length);
        var data = bytes.AsSpan(start + headerLength);
        return count <= MaxValues && count * Marshal.SizeOf<T>() == data.Length
            ? (MemoryMarshal.Cast<byte, T>(data).ToArray(), shape)
            : throw new ModelRejectedException($"{path}: the header says {count} values, the file holds {data.Length} bytes of them.");
    }

    [GeneratedRegex(@"'shape': \(([\d, ]*)\)")]
    private static partial Regex Shape();
}

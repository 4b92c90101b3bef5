using System.Runtime.InteropServices;
using System.Text;

namespace FeedRanking.Offline.Rows;

/// <summary>Writes one NumPy array file (.npy, format 1.0, little endian, C order) row by row; the number of rows is filled in at the end.</summary>
/// <typeparam name="T">float, Half, int, long or byte.</typeparam>
internal sealed class NpyWriter<T> : IDisposable
    where T : unmanaged
{
    private const int HeaderBytes = 128;

    private readonly FileStream _file;
    private readonly int _width;
    private long _values;

    /// <param name="path">The file; replaced when it is there.</param>
    /// <param name="width">Values per row; 0 makes a one-dimensional array.</param>
    public NpyWriter(string path, int width = 0)
    {
        _width = width;
        _file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        _file.Write(new byte[HeaderBytes]);
    }

    public void Write(T value) => Write([value]);

    public void Write(ReadOnlySpan<T> values)
    {
        _file.Write(MemoryMarshal.AsBytes(values));
        _values += values.Length;
    }

    public void Dispose()
    {
        var shape = _width == 0 ? $"({_values},)" : $"({_values / _width}, {_width})";
        var text = $"{{'descr': '{Description()}', 'fortran_order': False, 'shape': {shape}, }}";
        Span<byte> header = stackalloc byte[HeaderBytes];
        header.Fill((byte)' ');
        ReadOnlySpan<byte> magic = [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0, HeaderBytes - 10, 0];
        magic.CopyTo(header);
        Encoding.ASCII.GetBytes(text, header[magic.Length..]);
        header[^1] = (byte)'\n';
        _file.Position = 0;
        _file.Write(header);
        _file.Dispose();
    }

    private static string Description() => typeof(T) == typeof(Half) ? "<f2" : Type.GetTypeCode(typeof(T)) switch
    {
        TypeCode.Single => "<f4",
        TypeCode.Int32 => "<i4",
        TypeCode.Int64 => "<i8",
        TypeCode.Byte => "|u1",
        _ => throw new NotSupportedException($"No NumPy type is known for {typeof(T).Name}."),
    };
}

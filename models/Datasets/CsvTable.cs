using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace FeedRanking.Datasets;

/// <summary>
/// One CSV file, read row by row, with typed access to named columns whose errors say file, line and column. Hashes the unpacked bytes
/// on the way, so that a file is read once.
/// </summary>
internal sealed class CsvTable : IDisposable
{
    /// <summary>Largest integer that JSON clients keep exactly; ids go no further.</summary>
    public const long MaxId = (1L << 53) - 1;

    private const int ProgressRows = 250_000;

    private readonly string _path;
    private readonly IProgress<string>? _progress;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly CsvParser _parser;
    private readonly string[] _header;

    public CsvTable(string path, IProgress<string>? progress)
    {
        _path = path;
        _progress = progress;
        _parser = new CsvParser(
            new StreamReader(new HashingStream(Open(path), _hash), Encoding.UTF8, detectEncodingFromByteOrderMarks: true, 1 << 16),
            new CsvConfiguration(CultureInfo.InvariantCulture) { BufferSize = 1 << 16, MaxFieldSize = 1 << 16, LineBreakInQuotedFieldIsBadData = true, BadDataFound = null });
        _header = ReadRow() ? _parser.Record! : throw new DatasetFormatException(path, "is empty: expected a header line.");
    }

    /// <summary>Number of rows read so far, without the header.</summary>
    public int Rows { get; private set; }

    /// <summary>Line of the current row in the unpacked file.</summary>
    public int Line => _parser.RawRow;

    /// <summary>The place of a column that must be there.</summary>
    public CsvColumn Column(string name) => Optional(name) ?? throw new DatasetFormatException(
        _path, 1, $"the header lacks column {name}. It has: {string.Join(", ", _header.Take(40))}.");

    /// <summary>The place of a column that may be missing.</summary>
    public CsvColumn? Optional(string name)
    {
        var index = Array.IndexOf(_header, name);
        return index < 0
            ? null
            : Array.LastIndexOf(_header, name) == index
                ? new CsvColumn(name, index)
                : throw new DatasetFormatException(_path, 1, $"the header has column {name} twice.");
    }

    /// <summary>Moves to the next row.</summary>
    public bool Next()
    {
        if (!ReadRow())
        {
            _progress?.Report($"{Path.GetFileName(_path)}: {Rows:N0} rows");
            return false;
        }

        if (_parser.Count != _header.Length)
        {
            throw new DatasetFormatException(_path, Line, $"has {_parser.Count} fields, the header has {_header.Length}.");
        }

        if (++Rows % ProgressRows == 0)
        {
            _progress?.Report($"{Path.GetFileName(_path)}: {Rows:N0} rows …");
        }

        return true;
    }

    public string Text(CsvColumn column) => _parser[column.Index];

    /// <summary>A whole number between two bounds, which may be written as 720.0.</summary>
    /// <param name="column">Where.</param>
    /// <param name="min">Smallest allowed.</param>
    /// <param name="max">Largest allowed.</param>
    /// <param name="empty">What an empty field stands for; null when it must not be empty.</param>
    public long Integer(CsvColumn column, long min, long max, long? empty = null)
    {
        var text = _parser[column.Index];
        if (text.Length == 0 && empty is { } substitute)
        {
            return substitute;
        }

        var digits = text.EndsWith(".0", StringComparison.Ordinal) ? text.AsSpan(0, text.Length - 2) : text;
        return long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max
            ? value
            : throw Wrong(column, $"a whole number from {min} to {max}{(empty is null ? "" : " or nothing")}");
    }

    public long Id(CsvColumn column) => Integer(column, 0, MaxId);

    public int Int32(CsvColumn column, int min = 0, int? empty = null) => (int)Integer(column, min, int.MaxValue, empty);

    public bool Flag(CsvColumn column) => Integer(column, 0, 1) == 1;

    /// <summary>An error about the current row's field.</summary>
    public DatasetFormatException Wrong(CsvColumn column, string allowed) => new(_path, Line, column.Name, _parser[column.Index], allowed);

    /// <summary>SHA-256 of the unpacked file; call it after the last row.</summary>
    public string Digest() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    public void Dispose()
    {
        _parser.Dispose();
        _hash.Dispose();
    }

    private bool ReadRow()
    {
        try
        {
            return _parser.Read();
        }
        catch (Exception exception) when (exception is InvalidDataException or CsvHelperException or DecoderFallbackException)
        {
            throw new DatasetFormatException(_path, Line + 1, $"cannot be read: {exception.Message.Split('\n')[0]}", exception);
        }
    }

    private static Stream Open(string path)
    {
        try
        {
            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
            return path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DatasetFormatException(path, $"cannot be opened: {exception.Message}", exception);
        }
    }
}

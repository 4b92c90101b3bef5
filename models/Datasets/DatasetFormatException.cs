namespace FeedRanking.Datasets;

/// <summary>Data that is not in the KuaiRand format. The message says where, what was found and what is allowed.</summary>
public sealed class DatasetFormatException : Exception
{
    /// <summary>A problem with a whole file or folder.</summary>
    public DatasetFormatException(string file, string problem, Exception? inner = null)
        : base($"{file}: {problem}", inner) => File = file;

    /// <summary>A problem with one line.</summary>
    public DatasetFormatException(string file, int line, string problem, Exception? inner = null)
        : base($"{file}, line {line}: {problem}", inner) => (File, Line) = (file, line);

    /// <summary>A problem with one value.</summary>
    public DatasetFormatException(string file, int line, string column, string found, string allowed)
        : base($"{file}, line {line}, column {column}: found {Quote(found)}, allowed is {allowed}.") =>
        (File, Line, Column) = (file, line, column);

    /// <summary>Path of the file or folder.</summary>
    public string File { get; }

    /// <summary>Line in the (unpacked) file, the header is line 1; 0 when the problem belongs to no line.</summary>
    public int Line { get; }

    /// <summary>Name of the column; null when the problem belongs to no column.</summary>
    public string? Column { get; }

    // A broken file can hold anything: a message stays one short line.
    private static string Quote(string found) =>
        found.Length == 0 ? "nothing" : "\"" + (found.Length <= 40 ? found : found[..40] + "…").ReplaceLineEndings(" ") + "\"";
}

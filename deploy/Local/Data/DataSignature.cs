using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FeedRanking.Local.Data;

/// <summary>
/// Changes whenever loading again would write something else: other data files, other code that writes rows, another Kafka (whose offsets stand
/// in the rows).
/// </summary>
internal static class DataSignature
{
    /// <param name="dataDirectory">The data that is loaded.</param>
    /// <param name="programDirectory">Where the loading program and its libraries are.</param>
    /// <param name="kafka">Which Kafka.</param>
    public static string Of(string dataDirectory, string programDirectory, string kafka)
    {
        var data = Directory.EnumerateFiles(dataDirectory).Order(StringComparer.Ordinal).Select(file => new FileInfo(file))
            .Select(file => string.Create(CultureInfo.InvariantCulture, $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}"));
        return Hash([.. data, OfPrograms(programDirectory), kafka]);
    }

    /// <summary>Of our own assemblies in a folder, by content: a build that changes nothing changes no signature.</summary>
    /// <param name="programDirectory">Where they are.</param>
    /// <param name="pattern">Which of them count.</param>
    public static string OfPrograms(string programDirectory, string pattern = "FeedRanking.*.dll") => Hash(
        Directory.EnumerateFiles(programDirectory, pattern).Order(StringComparer.Ordinal)
            .Select(file => Path.GetFileName(file) + " " + Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))));

    private static string Hash(IEnumerable<string> lines) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
}

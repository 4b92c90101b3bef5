using System.Security.Cryptography;
using System.Text;

namespace FeedRanking.Datasets;

/// <summary>
/// How data is named in manifests: SHA-256 of each table's unpacked bytes, then SHA-256 over those digests in the order of the file
/// names. Packing a table again therefore changes nothing; changing, adding or leaving out a row does.
/// </summary>
public static class DatasetFingerprint
{
    /// <summary>Joins the digests of tables (lower-case hexadecimal), given in the order of the file names.</summary>
    public static string Combine(IEnumerable<string> tableDigests) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Join('\n', tableDigests))));
}

using System.Security.Cryptography;

namespace FeedRanking.Inference.Loading;

/// <summary>The files of a model folder after length and SHA-256 of every one were found to be what the manifest says.</summary>
internal sealed class VerifiedFiles
{
    private readonly Dictionary<string, byte[]> _wanted;

    private VerifiedFiles(Dictionary<string, byte[]> wanted) => _wanted = wanted;

    /// <summary>Checks all files and keeps the contents of some, so that what is loaded is what was checked.</summary>
    public static VerifiedFiles Check(string modelDirectory, ModelManifest manifest, params ReadOnlySpan<string> wanted)
    {
        foreach (var name in wanted)
        {
            if (!manifest.Files.ContainsKey(name))
            {
                throw new ModelRejectedException(
                    $"{Path.Combine(modelDirectory, ModelManifest.FileName)}: lists no file '{name}', only {string.Join(", ", manifest.Files.Keys)}.");
            }
        }

        var kept = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (name, expected) in manifest.Files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            var path = Path.Combine(modelDirectory, name);
            var content = ReadChecked(path, expected);
            if (wanted.Contains(name))
            {
                kept[name] = content;
            }
        }

        return new VerifiedFiles(kept);
    }

    /// <summary>Contents of a file that was asked for in <see cref="Check"/>.</summary>
    public byte[] this[string name] => _wanted[name];

    private static byte[] ReadChecked(string path, ModelFile expected)
    {
        if (!File.Exists(path))
        {
            throw new ModelRejectedException($"{path}: the file is missing; the manifest lists it with {expected.Bytes} bytes.");
        }

        var length = new FileInfo(path).Length;
        if (length != expected.Bytes)
        {
            throw new ModelRejectedException($"{path}: {length} bytes, the manifest says {expected.Bytes}.");
        }

        var content = File.ReadAllBytes(path);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(content));
        if (sha256 != expected.Sha256)
        {
            throw new ModelRejectedException($"{path}: sha256 is {sha256}, the manifest says {expected.Sha256}.");
        }

        return content;
    }
}

using System.Text.Json;

namespace FeedRanking.Inference.Loading;

/// <summary>Reads manifest.json and checks everything that can be checked without the other files.</summary>
internal static class ManifestReader
{
    /// <summary>A manifest is a few KB; more is a mistake (1 MB at most).</summary>
    private const long MaxBytes = 1 << 20;

    private static readonly JsonSerializerOptions Strict = new()
    {
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        MaxDepth = 16,
    };

    public static ModelManifest Read(string modelDirectory)
    {
        var path = Path.Combine(modelDirectory, ModelManifest.FileName);
        if (!File.Exists(path))
        {
            throw new ModelRejectedException($"{path}: the manifest is missing.");
        }

        var length = new FileInfo(path).Length;
        if (length > MaxBytes)
        {
            throw new ModelRejectedException($"{path}: {length} bytes, a manifest has at most {MaxBytes}.");
        }

        ModelManifest manifest;
        try
        {
            manifest = JsonSerializer.Deserialize<ModelManifest>(File.ReadAllBytes(path), Strict)
                ?? throw new ModelRejectedException($"{path}: holds null instead of a manifest.");
        }
        catch (JsonException e)
        {
            throw new ModelRejectedException($"{path}: not a valid manifest: {e.Message}", e);
        }

        Check(path, manifest);
        return manifest;
    }

    private static void Check(string path, ModelManifest manifest)
    {
        foreach (var (name, file) in manifest.Files)
        {
            // A manifest names files of its own folder only: nothing it says may make us read elsewhere.
            if (name.Length == 0 || name != Path.GetFileName(name) || name is "." or ".." || name.Contains('\\', StringComparison.Ordinal))
            {
                throw new ModelRejectedException($"{path}: '{name}' is not a plain file name.");
            }

            if (file.Sha256.Length != 64 || !file.Sha256.All(c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f')))
            {
                throw new ModelRejectedException($"{path}: sha256 of '{name}' is '{file.Sha256}', expected 64 lower-case hexadecimal digits.");
            }

            foreach (var tensor in (file.Inputs ?? []).Concat(file.Outputs ?? []))
            {
                CheckTensor(path, name, tensor);
            }
        }
    }

    private static void CheckTensor(string path, string file, ModelTensor tensor)
    {
        var where = $"{path}: tensor '{tensor.Name}' of '{file}'";
        if (tensor.Shape.Count == 0 || tensor.Shape.Skip(1).Any(length => length < 1) || tensor.Shape[0] is 0 or < -1)
        {
            throw new ModelRejectedException(
                $"{where} has shape [{string.Join(", ", tensor.Shape)}]; expected positive lengths, with -1 for the rows in the first place only.");
        }

        if (tensor.Columns is { } columns && columns.Count != tensor.Shape[^1])
        {
            throw new ModelRejectedException($"{where} names {columns.Count} columns, its last axis has {tensor.Shape[^1]}.");
        }
    }
}

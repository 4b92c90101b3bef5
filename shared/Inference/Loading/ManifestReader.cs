using System.Text.Json;

namespace FeedRanking.Inference.Loading;

/// <summary>Reads manifest.json and checks everything that can be checked without the other files.</summary>
internal static class ManifestReader
{
    /// <summary>A manifest is a few KB; more is a mistake (1 MB at most).</summary>
    private const long MaxBytes = 1 << 20;

    /// <summary>Largest file of a model. Files are read whole, so that what was checked is what is loaded.</summary>
    private const long MaxFileBytes = 1L << 30;

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

            if (file.Bytes is < 0 or > MaxFileBytes)
            {
                throw new ModelRejectedException($"{path}: '{name}' has {file.Bytes} bytes, expected 0 to {MaxFileBytes}.");
            }

            CheckTensors(path, name, "inputs", file.Inputs ?? []);
            CheckTensors(path, name, "outputs", file.Outputs ?? []);
        }
    }

    private static void CheckTensors(string path, string file, string kind, IReadOnlyList<ModelTensor> tensors)
    {
        if (tensors.Count > BufferLimits.MaxTensors)
        {
            throw new ModelRejectedException($"{path}: '{file}' has {tensors.Count} {kind}, expected at most {BufferLimits.MaxTensors}.");
        }

        foreach (var tensor in tensors)
        {
            CheckTensor(path, file, tensor);
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

        var width = 1L;
        foreach (var length in tensor.Shape)
        {
            width = Math.Min(width * Math.Max(1, length), int.MaxValue);
        }

        if (tensor.Shape.Count > BufferLimits.MaxAxes || width > BufferLimits.MaxWidth)
        {
            throw new ModelRejectedException(
                $"{where} has shape [{string.Join(", ", tensor.Shape)}]; expected at most {BufferLimits.MaxAxes} axes and " +
                $"{BufferLimits.MaxWidth} values a row.");
        }

        if (tensor.Columns is { } columns && columns.Count != tensor.Shape[^1])
        {
            throw new ModelRejectedException($"{where} names {columns.Count} columns, its last axis has {tensor.Shape[^1]}.");
        }
    }
}

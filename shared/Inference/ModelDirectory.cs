namespace FeedRanking.Inference;

/// <summary>Finds model folders below a models root: ROOT/NAME/VERSION/manifest.json.</summary>
public static class ModelDirectory
{
    /// <summary>Most entries that an error message lists.</summary>
    private const int MostListed = 20;

    /// <summary>The folder of one version of a model.</summary>
    /// <exception cref="ModelRejectedException">Root, model or version does not exist; the message lists what is there instead.</exception>
    public static string Find(string root, string name, string version)
    {
        var fullRoot = Path.GetFullPath(root);
        if (!Directory.Exists(fullRoot))
        {
            throw new ModelRejectedException($"The models root '{fullRoot}' does not exist. Set Models:Directory to the folder that holds the models.");
        }

        var model = Path.Combine(fullRoot, name);
        if (!Directory.Exists(model))
        {
            throw new ModelRejectedException($"No model '{name}' below '{fullRoot}'; there is {List(fullRoot)}.");
        }

        var folder = Path.Combine(model, version);
        if (!File.Exists(Path.Combine(folder, ModelManifest.FileName)))
        {
            throw new ModelRejectedException(
                $"No version '{version}' of model '{name}': expected '{Path.Combine(folder, ModelManifest.FileName)}'; there is {List(model)}. " +
                "Set Models:Version to one of these.");
        }

        return folder;
    }

    private static string List(string folder)
    {
        var names = Directory.EnumerateDirectories(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal).ToList();
        return names.Count switch
        {
            0 => "nothing",
            > MostListed => string.Join(", ", names.Take(MostListed)) + $" and {names.Count - MostListed} more",
            _ => string.Join(", ", names),
        };
    }
}

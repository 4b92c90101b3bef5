using System.Text.Json;

namespace FeedRanking.Offline.Rows;

/// <summary>The JSON file beside arrays that training reads: what they hold, then where they come from.</summary>
internal static class DescriptionFile
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <param name="path">The file.</param>
    /// <param name="arrays">What the arrays hold; an object that serializes to the file's own fields.</param>
    /// <param name="about">Where they come from.</param>
    public static void Write<T>(string path, T arrays, RowsDescription about)
    {
        var file = JsonSerializer.SerializeToNode(arrays)!.AsObject();
        file["source"] = about.Source;
        file["fingerprint"] = about.Fingerprint;
        file["catalogue_fingerprint"] = about.CatalogueFingerprint;
        file["from"] = about.From;
        file["to"] = about.To;
        file["evaluate_from"] = about.EvaluateFrom;
        file["seed"] = about.Seed;
        File.WriteAllText(path, file.ToJsonString(Indented) + "\n");
    }
}

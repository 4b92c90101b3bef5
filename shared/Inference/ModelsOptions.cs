using System.ComponentModel.DataAnnotations;

namespace FeedRanking.Inference;

/// <summary>Which models are served. Configuration section "Models".</summary>
public sealed class ModelsOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Models";

    /// <summary>The models root, which holds NAME/VERSION/manifest.json. Relative to the working directory; 1 to 4,096 characters.</summary>
    [Required]
    [StringLength(4_096, MinimumLength = 1)]
    public string Directory { get; set; } = "";

    /// <summary>Folder name of the version to serve, for example "world-1"; 1 to 64 letters, digits, dots, dashes or underscores.</summary>
    [Required]
    [RegularExpression("^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$")]
    public string Version { get; set; } = "";
}

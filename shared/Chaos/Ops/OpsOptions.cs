using System.ComponentModel.DataAnnotations;

namespace FeedRanking.Chaos;

/// <summary>Who may operate this process. Configuration section <c>Ops</c>.</summary>
public sealed class OpsOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Ops";

    /// <summary>
    /// What <c>Authorization: Bearer</c> must say under <c>/ops</c>: 16 to 256 characters. Null or empty, the default: <c>/ops</c> is not there.
    /// </summary>
    [StringLength(256, MinimumLength = 16)]
    public string? Token { get; set => field = string.IsNullOrEmpty(value) ? null : value; }

    /// <summary>Whether addresses other than loopback may ask. Default false. A proxy on this machine makes everybody look like loopback.</summary>
    public bool AllowRemote { get; set; }
}

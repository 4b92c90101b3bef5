using System.ComponentModel.DataAnnotations;

namespace FeedRanking.Chaos;

/// <summary>Faults on demand. Configuration section <c>Chaos</c>.</summary>
public sealed class ChaosOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Chaos";

    /// <summary>
    /// Whether faults can be had in this process. Default false, for production: then nothing of chaos is registered, and <c>/ops/chaos</c> is
    /// not there. The launcher of one machine sets it.
    /// </summary>
    public bool Enabled { get; set; }

    /// <summary>Seed of every draw: the same calls in the same order are hit. Any number. Default 1.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>Faults that may act at the same time: 1 to 100. Default 32.</summary>
    [Range(1, 100)]
    public int MaxActive { get; set; } = 32;
}

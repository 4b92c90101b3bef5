using System.ComponentModel.DataAnnotations;

namespace FeedRanking.LoadTests;

/// <summary>How a load test is run. The command line gives them; what it does not name has these defaults.</summary>
internal sealed class LoadOptions
{
    /// <summary>Requests a second, 0.1 to 100,000; 0, the default, takes a share of what the last ramp found.</summary>
    [Range(0, 100_000)]
    public double Rate { get; set; }

    /// <summary>How long the measured load lasts, 5 to 86,400; 0, the default, is the scenario's own.</summary>
    [Range(0, 86_400)]
    public int Seconds { get; set; }

    /// <summary>Load before it, which is left out: 0 to 600 s. Default 10.</summary>
    [Range(0, 600)]
    public int WarmUpSeconds { get; set; } = 10;

    /// <summary>The generator's own lateness, p99, above which a run is invalid: 0.1 to 1,000 ms. Default 10.</summary>
    [Range(0.1, 1_000)]
    public double MaxLateMs { get; set; } = 10;

    /// <summary>Zipf's exponent of viewers: 0 (all alike) to 3. Default 1.</summary>
    [Range(0, 3)]
    public double ZipfExponent { get; set; } = 1;

    /// <summary>Seed of every draw. Default 1.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>Where results go: 1 to 4,096 characters.</summary>
    [Required]
    [StringLength(4_096, MinimumLength = 1)]
    public string Out { get; set; } = "";

    /// <summary>The command that was given, for the record: up to 4,096 characters.</summary>
    [StringLength(4_096)]
    public string Command { get; set; } = "";

    /// <summary>The last ramp's summary; null when there is none.</summary>
    public string? RampSummary { get; set; }

    /// <summary>The program ghz, for the scenario foreign; null when it is not there.</summary>
    public string? Ghz { get; set; }

    /// <summary>The launcher's program, for scenarios that break parts; null when nothing may be broken.</summary>
    public string? Launcher { get; set; }

    /// <summary>The run folder of the system; null for the launcher's own default.</summary>
    public string? RunDirectory { get; set; }

    /// <summary>The program toxiproxy-server, for faults of the network; null when it is not there.</summary>
    public string? Toxiproxy { get; set; }

    /// <summary>What the scenario chaos breaks: processes (default), network, or all.</summary>
    [RegularExpression("^(processes|network|all)$", ErrorMessage = "--faults takes processes, network or all.")]
    public string Faults { get; set; } = "processes";

    /// <summary>Single rows of the scenario chaos, for example "HeavyRanker:kill,Redis:pause"; null for all. Up to 1,000 characters.</summary>
    [StringLength(1_000)]
    public string? Only { get; set; }
}

namespace FeedRanking.Benchmarks.Ratios;

/// <summary>What the command line asks for.</summary>
/// <param name="RunFolder">The launcher's folder of the running system.</param>
/// <param name="OutFile">Where the JSON goes; the table goes beside it.</param>
/// <param name="Only">Groups to measure; empty means all.</param>
/// <param name="IsQuick">Only what matters most, and briefly.</param>
/// <param name="IsLarge">The index at 8 million vectors too.</param>
internal sealed record BenchOptions(string RunFolder, string OutFile, IReadOnlyList<string> Only, bool IsQuick, bool IsLarge)
{
    /// <summary>Reads arguments.</summary>
    /// <param name="arguments">Behind the command's name.</param>
    /// <param name="known">Ids of the groups that there are.</param>
    /// <exception cref="ArgumentException">An argument is unknown or lacks its value, or names no group; the message says which.</exception>
    public static BenchOptions Parse(IReadOnlyList<string> arguments, IReadOnlyCollection<string> known)
    {
        var options = new BenchOptions(Path.Combine("artifacts", "run"), Path.Combine("artifacts", "bench", "bench.json"), [], false, false);
        for (var i = 0; i < arguments.Count; i++)
        {
            string Value() => ++i < arguments.Count ? arguments[i] : throw new ArgumentException($"{arguments[i - 1]} needs a value.");
            options = arguments[i] switch
            {
                "--run-dir" => options with { RunFolder = Value() },
                "--out" => options with { OutFile = Value() },
                "--only" => options with { Only = Value().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) },
                "--quick" => options with { IsQuick = true },
                "--large" => options with { IsLarge = true },
                var unknown => throw new ArgumentException($"unknown option '{unknown}'."),
            };
        }

        return options.Only.FirstOrDefault(id => !known.Contains(id)) is { } wrong
            ? throw new ArgumentException($"--only: there is no '{wrong}'; there are {string.Join(", ", known)}.")
            : options;
    }
}

using System.Text.Json;
using FeedRanking.World;

namespace FeedRanking.Offline.Regret;

/// <summary>What was measured, in which world. Runs of several states of one system stand in one report.</summary>
/// <param name="World">The world's options.</param>
/// <param name="Size">Videos on a page.</param>
/// <param name="Seed">Of the choice of viewers and of their reactions.</param>
/// <param name="LoadedAt">When the system loaded the world (UTC): its logs end there.</param>
/// <param name="Rows">The figures.</param>
internal sealed record RegretReport(WorldOptions World, int Size, int Seed, DateTimeOffset LoadedAt, IReadOnlyList<RegretRow> Rows)
{
    /// <summary>Reads a report that an earlier run wrote.</summary>
    /// <exception cref="InvalidDataException">The file is something else.</exception>
    public static RegretReport Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(path), RegretJson.Default.RegretReport) ?? throw new JsonException("it holds nothing");
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException($"{path} is not a report of this command: {problem.Message}", problem);
        }
    }

    /// <summary>The same with an earlier report's rows before these.</summary>
    /// <exception cref="InvalidDataException">The earlier report measured something else.</exception>
    public RegretReport After(RegretReport earlier) =>
        (earlier.World, earlier.Size, earlier.Seed) == (World, Size, Seed)
            ? this with { Rows = [.. earlier.Rows, .. Rows] }
            : throw new InvalidDataException("--append: the report is of another world, page size or seed. Choose another --out.");

    /// <summary>Writes it as JSON.</summary>
    public void Write(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this, RegretJson.Default.RegretReport) + "\n");
}

using System.Text.Json;

namespace FeedRanking.Benchmarks.Allocations;

/// <summary>
/// What may be allocated, from the file that gates it. A budget is what the code does today, and a little room: it keeps what was won. The
/// goal is what it should come to.
/// </summary>
/// <param name="Entries">By the measured figure's id.</param>
internal sealed record AllocationBudget(IReadOnlyDictionary<string, AllocationBudgetEntry> Entries)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, AllowTrailingCommas = true };

    public static string DefaultPath => RepositoryFolder.Combine("loadtests", "FeedRanking.Benchmarks", "allocation-budget.json");

    /// <summary>Reads the file.</summary>
    /// <exception cref="InvalidDataException">It is no such file, or a budget or goal is not above zero.</exception>
    public static AllocationBudget Parse(string json)
    {
        Dictionary<string, AllocationBudgetEntry> entries;
        try
        {
            entries = JsonSerializer.Deserialize<Dictionary<string, AllocationBudgetEntry>>(json, Json) ?? [];
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"The allocation budget is not readable: {exception.Message}", exception);
        }

        foreach (var (id, entry) in entries)
        {
            if (!(entry.Budget > 0) || entry.Goal is <= 0)
            {
                throw new InvalidDataException($"The allocation budget of '{id}' has to be above 0, and so has its goal.");
            }
        }

        return new AllocationBudget(entries);
    }

    /// <summary>The budget of a figure.</summary>
    /// <exception cref="InvalidDataException">The file has none: nothing is measured that nobody limits.</exception>
    public AllocationBudgetEntry For(string id) =>
        Entries.TryGetValue(id, out var entry) ? entry : throw new InvalidDataException($"The allocation budget says nothing about '{id}'.");
}

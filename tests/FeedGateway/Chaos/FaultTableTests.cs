using System.Reflection;
using FeedRanking.Chaos;
using FeedRanking.Testing;

namespace FeedRanking.FeedGateway.Tests.Chaos;

/// <summary>The document says what the code does.</summary>
public sealed class FaultTableTests
{
    [Fact]
    public void Table_InTheArchitecture_IsTheCatalogue_WithTheTestsOfTheReactions()
    {
        var document = File.ReadAllText(RepositoryRoot.Combine("ARCHITECTURE.md"));
        var table = document.Split("<!-- faults -->\n")[1].Split("\n\n")[0].Split('\n').Skip(2);
        table.ShouldBe(FaultCatalogue.All.Select(Row));
    }

    private static string Row(FaultDefinition fault) =>
        $"| `{fault.Name}` | {string.Join(", ", fault.Targets)} | {fault.What} | {fault.Symptom} → {fault.Reaction} | {fault.Watch} | {string.Join(", ", Tests(fault))} |";

    private static IEnumerable<string> Tests(FaultDefinition fault) => typeof(FaultReactionTests).GetMethods()
        .Where(method => method.GetCustomAttribute<FactAttribute>() is not null && method.Name.StartsWith(FaultReactionTests.TestPrefix(fault.Name), StringComparison.Ordinal))
        .Select(method => $"`{nameof(FaultReactionTests)}.{method.Name}`")
        .Order(StringComparer.Ordinal);
}

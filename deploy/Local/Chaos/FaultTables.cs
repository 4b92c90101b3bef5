using System.Globalization;
using FeedRanking.Chaos;
using Spectre.Console;

namespace FeedRanking.Local.Chaos;

/// <summary>Faults as tables.</summary>
internal static class FaultTables
{
    /// <summary>The catalogue: what there is, what it takes, and what is expected to happen.</summary>
    public static Table Catalogue(IReadOnlyList<FaultDefinition> faults)
    {
        var table = Make("fault", "of", "takes (default)", "expected symptom", "expected reaction", "where to see it");
        table.ShowRowSeparators();
        foreach (var fault in faults)
        {
            Add(table, fault.Name, string.Join('\n', fault.Targets), string.Join('\n', fault.Parameters.Select(Say)), fault.Symptom, fault.Reaction, fault.Watch);
        }

        return table;
    }

    /// <summary>What acts now.</summary>
    public static Table Active(IReadOnlyList<FaultAnswer> faults)
    {
        var table = Make("id", "fault", "of", "rate", "seconds left", "hit so far");
        foreach (var fault in faults)
        {
            Add(table, fault.Id, fault.Fault, TargetOf(fault), Text(fault.Rate), Text(fault.LeftS), Text(fault.Injections));
        }

        return table;
    }

    /// <summary>What came of a plan.</summary>
    public static Table Plan(ScheduleReport plan)
    {
        var table = Make("at", "fault", "of", "seconds", "rate", "came of it", "hit");
        foreach (var incident in plan.Incidents)
        {
            Add(
                table, $"{incident.AfterS} s", incident.Fault, incident.Target, Text(incident.DurationS), Text(incident.Rate),
                incident.Reason is null ? incident.State : $"{incident.State}: {incident.Reason}", incident.Injections is { } hit ? Text(hit) : "-");
        }

        return table;
    }

    public static string TargetOf(FaultAnswer fault) => fault.Replica is { } replica ? $"{fault.Target} replica {replica}" : fault.Target;

    private static string Say(FaultParameter parameter) => parameter.Words is { } words
        ? $"{parameter.Name}: {string.Join('|', words)} ({words[0]})"
        : $"{parameter.Name}: {Text(parameter.Min)}..{Text(parameter.Max)} ({(parameter.Default is { } standard ? Text(standard) : "all")})";

    private static string Text(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private static Table Make(params string[] columns)
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var column in columns)
        {
            table.AddColumn(column);
        }

        return table;
    }

    private static void Add(Table table, params string[] cells) => table.AddRow([.. cells.Select(cell => new Text(cell))]);
}

using System.CommandLine;
using FeedRanking.LoadTests.Ledger;
using FeedRanking.LoadTests.Results;

namespace FeedRanking.LoadTests.Commands;

/// <summary>Writes a result into the documents.</summary>
internal static class DocumentCommand
{
    public static Command Create()
    {
        var summary = new Option<string>("--summary") { Description = "summary.json of a budget run.", Required = true };
        var whole = new Option<string>("--performance") { Description = "The document with the whole ledger.", Required = true };
        var brief = new Option<string>("--readme") { Description = "The document with the short table.", Required = true };
        var command = new Command("document", "Writes the ledger of a budget run between the marks of the documents.") { summary, whole, brief };
        command.SetAction(parsed =>
        {
            var result = SummaryJson.Read(File.ReadAllText(parsed.GetValue(summary)!));
            Rewrite(parsed.GetValue(whole)!, LedgerDocument.Whole(result));
            Rewrite(parsed.GetValue(brief)!, LedgerDocument.Short(result));
        });
        return command;
    }

    private static void Rewrite(string file, IEnumerable<string> lines) => File.WriteAllText(file, LedgerDocument.Replace(File.ReadAllText(file), lines));
}

namespace NBomber.Reports;

/// <summary>A table as every format shows it.</summary>
/// <param name="Title">What it holds.</param>
/// <param name="Header">Names of the columns.</param>
/// <param name="Rows">As many cells as columns; a row of empty cells sets groups apart.</param>
internal sealed record ReportTable(string Title, IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows);

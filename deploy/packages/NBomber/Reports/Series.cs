namespace NBomber.Reports;

/// <summary>One line of a plot.</summary>
/// <param name="Name">In the legend.</param>
/// <param name="Style">CSS class that colours it.</param>
/// <param name="Points">Seconds since the load began, and the value.</param>
internal sealed record Series(string Name, string Style, IReadOnlyList<(double Seconds, double Value)> Points);

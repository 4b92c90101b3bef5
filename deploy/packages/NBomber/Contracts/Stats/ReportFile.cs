namespace NBomber.Contracts.Stats;

public sealed class ReportFile
{
    public string FilePath { get; set; } = "";

    public ReportFormat ReportFormat { get; set; }

    public string ReportContent { get; set; } = "";
}

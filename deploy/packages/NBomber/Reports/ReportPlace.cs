using System.Globalization;
using NBomber.Contracts;
using NBomber.Contracts.Stats;
using NBomber.Engine;
using Serilog;

namespace NBomber.Reports;

/// <summary>Where the reports of a session go, and under which names.</summary>
internal sealed record ReportPlace(string Folder, string Name, string LogName, bool WritesReports)
{
    public static ReportPlace Of(NBomberContext context, TestInfo test)
    {
        var time = test.Created.ToString("yyyy-MM-dd--HH-mm-ss", CultureInfo.InvariantCulture);
        return new ReportPlace(
            context.ReportFolder ?? Path.Combine(Defaults.ReportFolder, test.SessionId),
            context.ReportFileName ?? $"{Defaults.ReportName}_{time}",
            $"nbomber-log-{time}.txt",
            context.ReportFormats.Count > 0);
    }

    /// <summary>Null when the session writes no reports.</summary>
    public TextWriter? OpenLog()
    {
        if (!WritesReports)
        {
            return null;
        }

        Directory.CreateDirectory(Folder);
        return new StreamWriter(Path.Combine(Folder, LogName)) { AutoFlush = true };
    }

    /// <summary>Writes each format once. A file that cannot be written is logged: the caller still gets its content.</summary>
    public ReportFile[] Write(SessionResult result, NBomberContext context, ILogger logger)
    {
        var files = context.ReportFormats.Distinct().Select(format => Create(result, format)).ToArray();
        foreach (var file in files)
        {
            try
            {
                File.WriteAllText(file.FilePath, file.ReportContent);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                logger.Error(exception, "Could not save the report file {Path}", file.FilePath);
            }
        }

        return files;
    }

    private ReportFile Create(SessionResult result, ReportFormat format)
    {
        var (extension, content) = format switch
        {
            ReportFormat.Txt => ("txt", TextReport.Write(result)),
            ReportFormat.Html => ("html", HtmlReport.Write(result)),
            ReportFormat.Csv => ("csv", CsvReport.Write(result)),
            ReportFormat.Md => ("md", MarkdownReport.Write(result)),
            _ => throw new InvalidOperationException($"There is no report format {format}."),
        };
        var path = Path.GetFullPath(Path.Combine(Folder, $"{Name}.{extension}"));
        return new ReportFile { FilePath = path, ReportFormat = format, ReportContent = content };
    }
}

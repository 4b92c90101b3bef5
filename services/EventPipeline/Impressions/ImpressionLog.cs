using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace FeedRanking.EventPipeline.Impressions;

/// <summary>
/// Appends JSON lines to one file per hour (<c>impressions-2026010117.jsonl</c>, then <c>….1.jsonl</c> when it is full), and removes
/// the oldest files when all together exceed the limit.
/// </summary>
internal sealed class ImpressionLog(IOptions<ImpressionLogOptions> options, TimeProvider time) : IDisposable
{
    private const string Pattern = "impressions-*.jsonl";

    private readonly ImpressionLogOptions _options = options.Value;
    private readonly SemaphoreSlim _oneWriter = new(1);
    private readonly string _directory = Path.GetFullPath(options.Value.Directory);

    /// <summary>Writes lines; returns when the operating system has them.</summary>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public async Task AppendAsync(IEnumerable<LoggedFeed> feeds, CancellationToken cancellationToken)
    {
        await _oneWriter.WaitAsync(cancellationToken);
        try
        {
            Directory.CreateDirectory(_directory);
            using var lines = new MemoryStream();
            foreach (var feed in feeds)
            {
                JsonSerializer.Serialize(lines, feed, ImpressionJson.Default.LoggedFeed);
                lines.WriteByte((byte)'\n');
            }

            var file = CurrentFile();
            var isNew = !File.Exists(file);
            await using (var stream = new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.Read))
            {
                // One write, so that a reader never sees half a batch and a crash leaves at most half of one.
                await stream.WriteAsync(lines.GetBuffer().AsMemory(0, (int)lines.Length), cancellationToken);
            }

            if (isNew)
            {
                RemoveOldest(file);
            }
        }
        finally
        {
            _oneWriter.Release();
        }
    }

    public void Dispose() => _oneWriter.Dispose();

    private string CurrentFile()
    {
        var hour = time.GetUtcNow().ToString("yyyyMMddHH", CultureInfo.InvariantCulture);
        for (var part = 0; ; part++)
        {
            var suffix = part == 0 ? "" : "." + part.ToString("D4", CultureInfo.InvariantCulture);
            var file = Path.Combine(_directory, $"impressions-{hour}{suffix}.jsonl");
            if (!File.Exists(file) || new FileInfo(file).Length < _options.MaxFileBytes)
            {
                return file;
            }
        }
    }

    private void RemoveOldest(string current)
    {
        var files = new DirectoryInfo(_directory).GetFiles(Pattern)
            .OrderBy(file => Path.GetFileNameWithoutExtension(file.Name), StringComparer.Ordinal)
            .ToList();
        var total = files.Sum(file => file.Length);
        foreach (var file in files.Where(file => file.FullName != current).TakeWhile(_ => total > _options.MaxTotalBytes))
        {
            total -= file.Length;
            file.Delete();
        }
    }
}

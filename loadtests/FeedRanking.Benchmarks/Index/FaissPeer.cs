using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using FeedRanking.Benchmarks.Ratios;

namespace FeedRanking.Benchmarks.Index;

/// <summary>FAISS in a Python process of its own, over the same vectors, on one thread; commanded by lines, one per measurement.</summary>
internal sealed class FaissPeer : IAsyncDisposable
{
    // Debian's packages belong to Debian's Python, and another one may stand before it on the path.
    private const string DebianPython = "/usr/bin/python3";

    private readonly Process _process;
    private readonly string _folder;

    private FaissPeer(Process process, string folder, string options)
    {
        _process = process;
        _folder = folder;
        Description = options;
    }

    /// <summary>Its version, how it was built, and how the IVF index is set.</summary>
    public string Description { get; }

    /// <summary>Starts it and waits until its indexes are built.</summary>
    /// <param name="vectors">What it searches.</param>
    /// <param name="nearest">Neighbours per query.</param>
    /// <param name="recall">What the IVF index must reach.</param>
    /// <exception cref="UnmeasurableException">There is no Python with FAISS.</exception>
    public static async Task<FaissPeer> StartAsync(MadeVectors vectors, int nearest, double recall)
    {
        var folder = Directory.CreateTempSubdirectory("feedranking-faiss.").FullName;
        await WriteAsync(Path.Combine(folder, "vectors"), vectors.Values);
        await WriteAsync(Path.Combine(folder, "queries"), vectors.Queries);
        string[] arguments =
        [
            RepositoryFolder.Combine("loadtests", "FeedRanking.Benchmarks", "Index", "faiss_peer.py"), folder,
            vectors.Dimensions.ToString(CultureInfo.InvariantCulture), nearest.ToString(CultureInfo.InvariantCulture),
            recall.ToString(CultureInfo.InvariantCulture),
        ];
        var python = File.Exists(DebianPython) ? DebianPython : "python3";
        var process = Process.Start(new ProcessStartInfo(python, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        if (await process.StandardOutput.ReadLineAsync() is { } ready)
        {
            return new FaissPeer(process, folder, ready);
        }

        var error = (await process.StandardError.ReadToEndAsync()).Trim().Split('\n')[^1];
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
        throw new UnmeasurableException($"FAISS did not start ({error}); ./deploy/bench.sh installs Debian's python3-faiss where it can.");
    }

    /// <summary>Searches for a while, one query after the other.</summary>
    /// <param name="index">flat or ivf.</param>
    /// <param name="duration">How long.</param>
    /// <returns>Milliseconds of one query, and recall against the flat index.</returns>
    public async Task<(double Ms, double Recall)> SearchAsync(string index, TimeSpan duration)
    {
        await _process.StandardInput.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{index} {duration.TotalSeconds}"));
        await _process.StandardInput.FlushAsync();
        var line = await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("FAISS ended: " + await _process.StandardError.ReadToEndAsync());
        using var answer = JsonDocument.Parse(line);
        return (answer.RootElement.GetProperty("ms").GetDouble(), answer.RootElement.GetProperty("recall").GetDouble());
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task WriteAsync(string path, float[] values)
    {
        await using var file = File.Create(path);
        const int chunk = 1 << 24;
        for (var start = 0; start < values.Length; start += chunk)
        {
            file.Write(MemoryMarshal.AsBytes(values.AsSpan(start, Math.Min(chunk, values.Length - start))));
        }
    }
}

using System.Diagnostics;

namespace FeedRanking.Testing;

/// <summary>Runs shell text as a user would type it.</summary>
public static class ShellCommand
{
    /// <summary>Runs it with bash, without standard input, and waits until it has ended and nobody holds its output any more.</summary>
    /// <param name="text">Shell text, several lines allowed.</param>
    /// <param name="timeout">Longest run; two minutes when null. Then it is killed.</param>
    /// <param name="environment">Added to our own environment.</param>
    /// <returns>Exit code, and standard output followed by the error output.</returns>
    /// <exception cref="TimeoutException">It ran too long; holds what it wrote.</exception>
    public static async Task<(int Code, string Output)> RunAsync(
        string text, TimeSpan? timeout = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo("bash", ["-c", text])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = RepositoryRoot.Directory,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        var limit = timeout ?? TimeSpan.FromMinutes(2);
        try
        {
            await Task.WhenAll(output, errors, process.WaitForExitAsync()).WaitAsync(limit);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            await Task.WhenAny(Task.WhenAll(output, errors), Task.Delay(TimeSpan.FromSeconds(5)));
            var said = (output.IsCompleted ? output.Result : "") + (errors.IsCompleted ? errors.Result : "");
            throw new TimeoutException($"'{text}' ran longer than {limit.TotalSeconds:0} s. It wrote:\n{said}");
        }

        return (process.ExitCode, await output + await errors);
    }
}

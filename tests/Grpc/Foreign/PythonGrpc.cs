using System.Diagnostics;
using FeedRanking.Testing;

namespace FeedRanking.Grpc.Tests.Foreign;

/// <summary>The Python that has gRPC: Debian's own comes before another one on the PATH.</summary>
internal static class PythonGrpc
{
    private static readonly Lazy<string?> Found = new(Find);

    public static string? WhyUnavailable => Found.Value is null ? "needs a python3 with the module grpc (Debian: python3-grpcio)" : null;

    public static ProcessStartInfo Script(string name, params string[] arguments) =>
        new(Found.Value!, [RepositoryRoot.Combine("tests", "Grpc", "Foreign", name), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

    private static string? Find() => new[] { "/usr/bin/python3", Tools.FindOnPath("python3") }
        .FirstOrDefault(python => python is not null && File.Exists(python) && HasGrpc(python));

    private static bool HasGrpc(string python)
    {
        using var process = Process.Start(new ProcessStartInfo(python, ["-c", "import grpc"]) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}

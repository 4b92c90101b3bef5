using System.Diagnostics;
using FeedRanking.Testing;

namespace FeedRanking.Grpc.Tests.Peers;

/// <summary>gRPC's C core, through the Python that has it: Debian's own comes before another one on the PATH.</summary>
public sealed class GrpcioPeer : ScriptPeer
{
    private static readonly Lazy<string?> Python = new(Find);

    public static string? WhyUnavailable => Python.Value is null ? "needs a python3 with the module grpc (Debian: python3-grpcio)" : null;

    internal override ProcessStartInfo? StartInfo =>
        Python.Value is { } python ? new(python, [RepositoryRoot.Combine("tests", "Grpc", "Peers", "grpcio_peer.py")]) : null;

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

using System.Diagnostics;
using FeedRanking.Testing;

namespace FeedRanking.Grpc.Tests.Peers;

/// <summary>grpc-js, as deploy/setup.sh --testing fetches it, in Node.js.</summary>
public sealed class GrpcJsPeer : ScriptPeer
{
    private static readonly string Modules = Path.Combine(PartsFolder(), "npm", "node_modules");

    public static string? WhyUnavailable =>
        Tools.FindOnPath("node") is null ? "needs Node.js"
        : Directory.Exists(Path.Combine(Modules, "@grpc", "grpc-js")) ? null
        : "needs grpc-js: ./deploy/setup.sh --testing fetches it";

    internal override ProcessStartInfo? StartInfo
    {
        get
        {
            if (WhyUnavailable is not null)
            {
                return null;
            }

            var start = new ProcessStartInfo(Tools.FindOnPath("node")!, [RepositoryRoot.Combine("tests", "Grpc", "Peers", "grpc_js_peer.js")]);
            start.Environment["NODE_PATH"] = Modules;
            return start;
        }
    }

    // The same folder that deploy/setup.sh fills.
    private static string PartsFolder()
    {
        if (Environment.GetEnvironmentVariable("FEEDRANKING_PARTS") is { Length: > 0 } parts)
        {
            return parts;
        }

        var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } folder
            ? folder
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        return Path.Combine(cache, "feedranking", "parts");
    }
}

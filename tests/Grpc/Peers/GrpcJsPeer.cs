using System.Diagnostics;
using FeedRanking.Testing;

namespace FeedRanking.Grpc.Tests.Peers;

/// <summary>grpc-js, as deploy/setup.sh --testing fetches it, in Node.js.</summary>
public sealed class GrpcJsPeer : ScriptPeer
{
    private static readonly string Modules = Path.Combine(Tools.PartsFolder(), "npm", "node_modules");

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
}

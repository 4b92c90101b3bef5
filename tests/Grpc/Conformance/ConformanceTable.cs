using System.Text;

namespace FeedRanking.Grpc.Tests.Conformance;

/// <summary>Cases × peers: what the theories run, and the table in README.md that tells it.</summary>
internal static class ConformanceTable
{
    private static readonly (string Title, Peer Peer, bool IsServer)[] Columns =
    [
        ("grpc-js → ours", Peer.GrpcJs, false),
        ("grpcio → ours", Peer.Grpcio, false),
        ("grpcurl → ours", Peer.Grpcurl, false),
        ("ghz → ours", Peer.Ghz, false),
        ("ours → grpc-js", Peer.GrpcJs, true),
        ("ours → grpcio", Peer.Grpcio, true),
    ];

    /// <summary>Names of the cases that a foreign client is run with.</summary>
    public static TheoryData<string> ClientCasesOf(Peer peer) => [.. ClientCases.All.Where(one => one.Peers.HasFlag(peer)).Select(one => one.Name)];

    /// <summary>Names of the cases that a foreign server is run with.</summary>
    public static TheoryData<string> ServerCasesOf(Peer peer) => [.. ServerCases.All.Where(one => one.Peers.HasFlag(peer)).Select(one => one.Name)];

    /// <summary>The table as Markdown.</summary>
    public static string ToMarkdown()
    {
        var text = new StringBuilder().Append("| case |").AppendJoin(" |", Columns.Select(column => $" {column.Title}")).Append(" |\n");
        text.Append("|---|").Append(string.Concat(Enumerable.Repeat("---|", Columns.Length))).Append('\n');
        foreach (var name in ClientCases.All.Select(one => one.Name).Union(ServerCases.All.Select(one => one.Name)))
        {
            text.Append("| ").Append(name).Append(" |");
            text.AppendJoin(" |", Columns.Select(column => Runs(name, column.Peer, column.IsServer) ? " ✓" : " –")).Append(" |\n");
        }

        return text.ToString();
    }

    private static bool Runs(string name, Peer peer, bool isServer) => isServer
        ? ServerCases.All.Any(one => one.Name == name && one.Peers.HasFlag(peer))
        : ClientCases.All.Any(one => one.Name == name && one.Peers.HasFlag(peer));
}

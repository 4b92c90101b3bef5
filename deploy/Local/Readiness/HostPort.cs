using System.Globalization;

namespace FeedRanking.Local.Readiness;

/// <summary>Takes addresses like "127.0.0.1:8080" apart. Of a comma-separated list, the first counts.</summary>
internal static class HostPort
{
    public static string Host(string address) => Split(address).Host;

    public static int Port(string address) => Split(address).Port;

    /// <exception cref="LaunchException">The text is no address.</exception>
    private static (string Host, int Port) Split(string address)
    {
        var first = address.Split(',')[0].Trim();
        var colon = first.LastIndexOf(':');
        return colon > 0 && int.TryParse(first[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65_536
            ? (first[..colon], port)
            : throw new LaunchException($"'{address}' is no address: expected host:port.");
    }
}

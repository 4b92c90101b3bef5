using System.Net;
using System.Net.Sockets;

namespace FeedRanking.Local.Topology;

/// <summary>Finds out, before anything is started, whether every port of a plan can be had.</summary>
internal static class PortProbe
{
    /// <summary>Demands that these ports are free.</summary>
    /// <exception cref="LaunchException">One or more are taken: names each, who would have had it, who has it, and how to choose another.</exception>
    public static void RequireFree(IEnumerable<PortUse> uses)
    {
        var taken = uses.Where(use => !IsFree(use.Port)).ToList();
        if (taken.Count == 0)
        {
            return;
        }

        var lines = taken.Select(use => $"  port {use.Port}, wanted for {use.Component} ({use.Purpose}), is taken{Holder(use.Port)}");
        throw new LaunchException(
            string.Join('\n', lines) +
            $"\nNothing was started. Choose another block of ports with --port, for example: ./deploy/up.sh --port {FreeBlock(taken[^1].Port)}" +
            $"\n(the public port and the {PortPlan.BlockLength} after it are used).");
    }

    /// <summary>A public port whose whole block is free now; the first multiple of 100 above a port.</summary>
    public static int FreeBlock(int above)
    {
        for (var candidate = (above / 100 * 100) + 100; candidate <= PortPlan.MaxPublicPort; candidate += 100)
        {
            if (new PortPlan(candidate, Replicas.Most).Uses.All(use => IsFree(use.Port)))
            {
                return candidate;
            }
        }

        return PortPlan.DefaultPublicPort;
    }

    /// <summary>True when a server could listen there now.</summary>
    public static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static string Holder(int port) => PortHolder.Describe(port) is { } holder ? $" by {holder}" : "";
}

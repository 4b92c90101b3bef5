using System.Runtime.InteropServices;
using NBomber.Contracts.Stats;

namespace NBomber.Engine;

/// <summary>What a report says about the machine and the session.</summary>
internal static class NodeInfos
{
    /// <summary>The version of the real package whose meanings this one follows.</summary>
    public const string Version = "6.6 (stand-in)";

    public static NodeInfo OfThisMachine() => new()
    {
        MachineName = Environment.MachineName,
        NodeType = NodeType.SingleNode,
        CurrentOperation = OperationType.None,
        OS = RuntimeInformation.OSDescription,
        DotNetVersion = RuntimeInformation.FrameworkDescription,
        Processor = RuntimeInformation.ProcessArchitecture.ToString(),
        CoresCount = Environment.ProcessorCount,
        NBomberVersion = Version,
    };

    /// <param name="suite">Name of the suite.</param>
    /// <param name="name">Name of the test.</param>
    /// <param name="now">When it starts.</param>
    public static TestInfo NewTest(string suite, string name, DateTimeOffset now) => new()
    {
        SessionId = FormattableString.Invariant($"{now.UtcDateTime:yyyy-MM-dd_HH.mm.ff}_session_{Guid.NewGuid():N}")[..36],
        TestSuite = suite,
        TestName = name,
        ClusterId = "",
        Created = now.UtcDateTime,
    };
}

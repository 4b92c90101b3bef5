namespace FeedRanking.Telemetry.Tests.Scanning;

/// <summary>A call that stands in compiled code.</summary>
/// <param name="Place">Class and method that hold it.</param>
/// <param name="Type">Full name of the called method's class.</param>
/// <param name="Method">Name of the called method.</param>
/// <param name="Texts">Literal texts that the method loads before it, since the last such call.</param>
internal sealed record Call(string Place, string Type, string Method, IReadOnlyList<string> Texts);

namespace FeedRanking.Local.Data;

/// <summary>Says which data Redis holds, kept beside it, so that a start finds out whether it may keep them.</summary>
/// <param name="Signature">Of data, code and servers (<see cref="DataSignature"/>).</param>
/// <param name="LoadedAtMs">When, in Unix milliseconds.</param>
/// <param name="Report">What was loaded.</param>
internal sealed record LoadedData(string Signature, long LoadedAtMs, LoadReport Report);

namespace FeedRanking.FeedGateway.Admission;

/// <summary>What became of a request at the door.</summary>
/// <param name="RefusedFor">Null when it may go on; else the reason that its answer gives.</param>
/// <param name="Class">What it is.</param>
/// <param name="EnteredAt">When it entered, as a timestamp; 0 when nothing is limited.</param>
/// <param name="Waited">How long it had waited by then, about.</param>
internal readonly record struct Ticket(string? RefusedFor, RequestClass Class, long EnteredAt, TimeSpan Waited);

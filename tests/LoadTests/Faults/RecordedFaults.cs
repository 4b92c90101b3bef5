using FeedRanking.LoadTests.Faults;

namespace FeedRanking.LoadTests.Tests.Faults;

/// <summary>Breaks nothing; remembers what was asked.</summary>
internal sealed class RecordedFaults : ISystemFaults
{
    private readonly List<string> _done = [];

    public IReadOnlyList<string> Done => _done;

    /// <summary>Makes every start fail.</summary>
    public bool NothingStarts { get; init; }

    public Task KillAsync(IReadOnlyList<string> parts) => NoteAsync("kill", parts);

    public Task PauseAsync(IReadOnlyList<string> parts) => NoteAsync("pause", parts);

    public Task ResumeAsync(IReadOnlyList<string> parts) => NoteAsync("resume", parts);

    public Task StartAsync(IReadOnlyList<string> parts) =>
        NothingStarts ? throw new LoadTestException("it does not start") : NoteAsync("start", parts);

    public Task DisturbAsync(string part, Toxic toxic) => NoteAsync(toxic.Type, [part]);

    public Task HealAsync(string part) => NoteAsync("heal", [part]);

    private Task NoteAsync(string what, IReadOnlyList<string> parts)
    {
        _done.Add($"{what} {string.Join(' ', parts)}");
        return Task.CompletedTask;
    }
}

namespace FeedRanking.Offline.Regret;

/// <summary>What to measure.</summary>
/// <param name="Label">Names the state of the system in the report.</param>
/// <param name="Viewers">Viewers asked for: 1 to 100,000, and not more than the world has.</param>
/// <param name="Size">Videos on a page: 1 to 50.</param>
/// <param name="Seed">Of the choice of viewers, of random pages and of reactions.</param>
/// <param name="Rounds">Feeds for each viewer: 1 to 50. With more than one, every second viewer reacts to each.</param>
/// <param name="SettleMs">Wait after a round until its events are in the viewers' rows: 0 to 60,000.</param>
internal sealed record RegretSettings(string Label, int Viewers, int Size, int Seed, int Rounds, int SettleMs)
{
    /// <summary>Checks all limits.</summary>
    /// <exception cref="InvalidDataException">A value is outside its limits; the message names it.</exception>
    public RegretSettings Checked()
    {
        Between(1, Viewers, 100_000, "--viewers");
        Between(1, Size, 50, "--size");
        Between(1, Rounds, 50, "--rounds");
        Between(0, SettleMs, 60_000, "--settle-ms");
        return this;
    }

    private static void Between(int least, int value, int most, string option)
    {
        if (value < least || value > most)
        {
            throw new InvalidDataException($"{option} is {value}: allowed is {least} to {most}.");
        }
    }
}

using System.ComponentModel.DataAnnotations;

namespace FeedRanking.World;

/// <summary>Size and seed of a synthetic world. The same options give the same world, byte for byte.</summary>
public sealed record WorldOptions
{
    /// <summary>Seconds of a day.</summary>
    internal const int SecondsPerDay = 86_400;

    /// <summary>Videos that a mean creator has uploaded: gives the number of creators for any number of videos.</summary>
    private const double VideosPerCreator = 20.0 / 3.0;

    /// <summary>
    /// The small world that ./deploy/up.sh starts with and that the committed models world-1 were trained on: made and loaded in seconds.
    /// The size of the demo stands here alone.
    /// </summary>
    public static WorldOptions Demo { get; } = new() { Viewers = 5_000, Videos = 8_000, Creators = 1_200 };

    /// <summary>Seed of every random choice; any value.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Viewers, with ids from 0; 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int Viewers { get; init; } = 20_000;

    /// <summary>Videos, with ids from 0; 10 to 8,000,000.</summary>
    [Range(10, 8_000_000)]
    public int Videos { get; init; } = 50_000;

    /// <summary>Creators, with ids from 0; 1 to 2,000,000.</summary>
    [Range(1, 2_000_000)]
    public int Creators { get; init; } = 7_500;

    /// <summary>Topics, numbered from 0; 2 to 1,000.</summary>
    [Range(2, 1_000)]
    public int Topics { get; init; } = 40;

    /// <summary>Days in all, <see cref="HistoryDays"/> included; 2 to 365.</summary>
    [Range(2, 365)]
    public int Days { get; init; } = 14;

    /// <summary>First days, whose impressions become history (the last 50 of each viewer, without times); 0 to 364, less than <see cref="Days"/>.</summary>
    [Range(0, 364)]
    public int HistoryDays { get; init; } = 4;

    /// <summary>Impressions of a mean viewer on one day; 0.1 to 100. Viewers differ much around it.</summary>
    [Range(0.1, 100)]
    public double ImpressionsPerDay { get; init; } = 8;

    /// <summary>The first day (UTC).</summary>
    public DateOnly FirstDay { get; init; } = new(2026, 1, 5);

    /// <summary>The number of creators that goes with a number of videos.</summary>
    public static int CreatorsFor(int videos) => Math.Clamp((int)Math.Round(videos / VideosPerCreator), 1, 2_000_000);

    /// <summary>When the first day begins, milliseconds since the Unix epoch.</summary>
    internal long FirstMidnightMs => new DateTimeOffset(FirstDay, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeMilliseconds();

    /// <summary>Checks all limits.</summary>
    /// <exception cref="ValidationException">A value is outside its limits; the message names it.</exception>
    public void Validate()
    {
        Validator.ValidateObject(this, new ValidationContext(this), validateAllProperties: true);
        if (HistoryDays >= Days)
        {
            throw new ValidationException($"HistoryDays must be less than Days ({Days}), found {HistoryDays}.");
        }
    }
}

using System.ComponentModel.DataAnnotations;

namespace FeedRanking.World;

/// <summary>Size and seed of a synthetic world. The same options give the same world, byte for byte.</summary>
public sealed record WorldOptions
{
    /// <summary>Seed of every random choice; any value.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Viewers, with ids from 0; 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int Viewers { get; init; } = 5_000;

    /// <summary>Videos, with ids from 0; 10 to 1,000,000.</summary>
    [Range(10, 1_000_000)]
    public int Videos { get; init; } = 8_000;

    /// <summary>Creators, with ids from 0; 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int Creators { get; init; } = 1_200;

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
    public double ImpressionsPerDay { get; init; } = 4.3;

    /// <summary>The first day (UTC).</summary>
    public DateOnly FirstDay { get; init; } = new(2026, 1, 5);

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

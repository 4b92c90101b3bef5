using FeedRanking.LoadTests.Running;

namespace FeedRanking.LoadTests.Results;

/// <summary>Reads an overload's figures out of its seconds.</summary>
internal static class OverloadBuilder
{
    /// <summary>A turn of the quality factor counts when it has moved so far since the last one.</summary>
    public const double Swing = 0.25;

    /// <param name="rows">All seconds of the load.</param>
    /// <param name="load">Of three phases: before, overload, after.</param>
    public static OverloadFigures Of(IReadOnlyList<TimelineRow> rows, MeasuredLoad load)
    {
        var phases = load.Plan.Phases;
        double Goodput(int phase) => rows.Where(row => row.Phase == phases[phase].Name).Sum(row => row.Good) / phases[phase].Seconds;
        var qualities = rows.Where(row => row.Gateway is { } seen && double.IsFinite(seen.Quality)).ToList();
        return new OverloadFigures(
            Goodput(0),
            Goodput(1),
            Goodput(2),
            Recovery([.. rows.Where(row => row.Phase == phases[2].Name)]),
            qualities.Select(row => row.Gateway!.Quality).DefaultIfEmpty(1).Min(),
            Reversals([.. qualities.Where(row => row.Phase == phases[1].Name).Select(row => row.Gateway!.Quality)]));
    }

    /// <summary>The first second from which on enough of all requests are heavy; as many seconds as there are when there is none.</summary>
    public static int Recovery(IReadOnlyList<TimelineRow> rows)
    {
        for (var second = 0; second < rows.Count; second++)
        {
            var (heavy, all) = (rows.Skip(second).Sum(row => row.ServedBy.GetValueOrDefault("heavy")), rows.Skip(second).Sum(row => row.Requests));
            if (all > 0 && heavy >= FeedThresholds.MinHeavyShare * all)
            {
                return second;
            }
        }

        return rows.Count;
    }

    /// <summary>How often a line turns round, movements of less than <see cref="Swing"/> left out. Falling once and rising once are one turn.</summary>
    public static int Reversals(IReadOnlyList<double> values)
    {
        var (turns, direction) = (0, 0);
        var extreme = values.Count > 0 ? values[0] : 0;
        foreach (var value in values)
        {
            var moved = value - extreme;
            if ((direction >= 0 && moved <= -Swing) || (direction <= 0 && moved >= Swing))
            {
                turns += direction == 0 ? 0 : 1;
                (direction, extreme) = (Math.Sign(moved), value);
            }
            else if (direction != 0 && Math.Sign(moved) == direction)
            {
                extreme = value;
            }
        }

        return turns;
    }
}

using static FeedRanking.Features.Definitions.FeatureEntity;

namespace FeedRanking.Features.Definitions;

/// <summary>Features of the request.</summary>
internal static class ContextFeatures
{
    private const double DayMs = 86_400_000.0;

    public static IReadOnlyList<FeatureDefinition> All { get; } =
    [
        Of("hour_sin", "Time of day (UTC) as a point on a circle; 0 for records without time.", c => HasTime(c) ? MathF.Sin(Angle(c)) : 0),
        Of("hour_cos", "Time of day (UTC) as a point on a circle; 0 for records without time.", c => HasTime(c) ? MathF.Cos(Angle(c)) : 0),
        Of("surface_home", "1 on the home feed.", c => Is(c, Surfaces.HomeFeed)),
        Of("surface_0", "1 on surface 0.", c => Is(c, 0)),
        Of("surface_2", "1 on surface 2.", c => Is(c, 2)),
        Of("surface_4", "1 on surface 4.", c => Is(c, 4)),
        Of("surface_6", "1 on surface 6.", c => Is(c, 6)),
        Of("surface_recorded", "1 when the surface is known.", c => HasTime(c) ? 1 : 0),
    ];

    private static FeatureDefinition Of(string name, string description, FeatureFunction compute) =>
        new(name, 1, Context, 0, 0, description, compute);

    // Records without a surface have no time either.
    private static bool HasTime(Candidate candidate) => candidate.Context.Surface != Surfaces.Unknown;

    private static float Angle(Candidate candidate) => (float)(candidate.Context.NowMs % DayMs / DayMs * 2 * Math.PI);

    private static float Is(Candidate candidate, byte surface) => candidate.Context.Surface == surface ? 1 : 0;
}

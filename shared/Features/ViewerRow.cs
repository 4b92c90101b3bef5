namespace FeedRanking.Features;

/// <summary>
/// Everything the rankers know about one viewer: profile, running counters, the last actions with outcome and time. Packed, it is the
/// viewer row that Redis holds and that travels once per request. The seen list is apart (<see cref="SeenList"/>): rankers do not need it.
/// Not safe for several threads at a time.
/// </summary>
public sealed class ViewerRow
{
    /// <summary>Most actions kept; older ones live on in the counters only.</summary>
    public const int MaxActions = 50;

    /// <summary>A pause of this length ends a session.</summary>
    public const long SessionGapMs = 30 * 60_000;

    /// <summary>Impressions' worth of belief that a viewer watches as others do.</summary>
    internal const float LiftPriorImpressions = 5;

    private readonly List<ViewerAction> _actions;

    internal ViewerRow(long viewerId, string region, ViewerProfile profile, List<ViewerAction> actions)
    {
        (ViewerId, Region, Profile, _actions) = (viewerId, region, profile, actions);
    }

    /// <summary>Identifies the viewer.</summary>
    public long ViewerId { get; }

    /// <summary>Lower-case region code (<see cref="Regions"/>).</summary>
    public string Region { get; }

    /// <summary>Facts about the viewer.</summary>
    public ViewerProfile Profile { get; }

    /// <summary>The last impressions with what is known of their outcomes, newest last, at most <see cref="MaxActions"/>.</summary>
    public IReadOnlyList<ViewerAction> Actions => _actions;

    /// <summary>Counters over all impressions whose outcomes are known.</summary>
    public DecayedCounters Counters { get; internal set; }

    /// <summary>When the last video came into view, milliseconds since the Unix epoch; 0 when none did.</summary>
    public long LastImpressionMs { get; internal set; }

    /// <summary>When the running session began: the first impression after a pause of <see cref="SessionGapMs"/>.</summary>
    public long SessionStartMs { get; internal set; }

    /// <summary>Impressions in that session.</summary>
    public int SessionImpressions { get; internal set; }

    /// <summary>A viewer nobody knows: every feature at its declared default. An unknown region counts as global.</summary>
    public static ViewerRow Unknown(long viewerId, string region) => Create(viewerId, region, default);

    /// <summary>A viewer with a profile who has done nothing yet. An unknown region counts as global.</summary>
    public static ViewerRow Create(long viewerId, string region, ViewerProfile profile) =>
        new(viewerId, Regions.TryGetCode(region, out _) ? region : Regions.Global, profile, []);

    /// <summary>Takes one event into account. The videos' facts come from the catalogue; an unknown video changes only what needs no facts.</summary>
    public void Apply(EngagementEvent engagement, VideoCatalogue catalogue) => Apply(Observation.From(engagement, catalogue), catalogue);

    /// <summary>Takes one observation into account.</summary>
    public void Apply(Observation observation, VideoCatalogue catalogue)
    {
        var place = FindImpression(observation);
        if ((observation.Outcomes & Outcomes.Impression) != 0)
        {
            if (place >= 0 && _actions[place].TimeMs == observation.OccurredAtMs)
            {
                return;
            }

            NoteImpression(observation.OccurredAtMs);
            place = -1;
        }

        if (place < 0)
        {
            place = Append(observation);
        }

        if ((observation.Outcomes & Outcomes.Known) != 0)
        {
            NoteOutcomes(place, observation, catalogue);
        }
    }

    /// <summary>How far the viewer's long views are above what surface and length let expect, per impression; smoothed, 0 for who has done nothing.</summary>
    /// <param name="timeMs">Milliseconds since the Unix epoch.</param>
    public float LongViewLiftAt(long timeMs) => Definitions.Rates.LongViewLift(Counters.At(timeMs).Slow, LiftPriorImpressions);

    /// <summary>An independent copy.</summary>
    public ViewerRow Clone() => new(ViewerId, Region, Profile, [.. _actions])
    {
        Counters = Counters,
        LastImpressionMs = LastImpressionMs,
        SessionStartMs = SessionStartMs,
        SessionImpressions = SessionImpressions,
    };

    /// <summary>The packed form, little endian, first byte is the layout version. At most 4 KB.</summary>
    public byte[] Pack() => ViewerRowFormat.Pack(this);

    /// <summary>Reads <see cref="Pack"/>'s form.</summary>
    /// <exception cref="FormatException">The bytes are not a row of a known layout version.</exception>
    public static ViewerRow Unpack(ReadOnlySpan<byte> packed) => ViewerRowFormat.Unpack(packed);

    private void NoteImpression(long timeMs)
    {
        if (timeMs - LastImpressionMs > SessionGapMs)
        {
            (SessionStartMs, SessionImpressions) = (timeMs, 0);
        }

        SessionImpressions++;
        LastImpressionMs = Math.Max(LastImpressionMs, timeMs);
    }

    private int Append(Observation observation)
    {
        if (_actions.Count == MaxActions)
        {
            _actions.RemoveAt(0);
        }

        var outcomes = observation.Outcomes & (Outcomes.Impression | Outcomes.Coarse);
        _actions.Add(new(observation.VideoId, observation.OccurredAtMs, outcomes, 0, observation.Surface));
        return _actions.Count - 1;
    }

    private void NoteOutcomes(int place, Observation observation, VideoCatalogue catalogue)
    {
        var action = _actions[place];
        var news = observation.Outcomes & ~action.Outcomes;

        // The first outcome makes the impression count: before it, "did not happen" and "not yet known" look the same.
        var counted = action.IsKnown ? news & ~Outcomes.Impression : news | Outcomes.Impression;
        var coarse = observation.Outcomes & Outcomes.Coarse;
        var expected = catalogue.ExpectedLongViewRate(action.VideoId, action.Surface);
        Counters = Counters.Plus(Counting.Values(counted | coarse, expected), observation.OccurredAtMs);
        _actions[place] = action with
        {
            Outcomes = action.Outcomes | observation.Outcomes,
            PlayTimeMs = Math.Max(action.PlayTimeMs, observation.PlayTimeMs),
        };
    }

    // The impression that an outcome belongs to: the newest of that video that had begun when the play began, else the newest of that video.
    private int FindImpression(Observation observation)
    {
        var newest = -1;
        for (var i = _actions.Count - 1; i >= 0; i--)
        {
            if (_actions[i].VideoId != observation.VideoId)
            {
                continue;
            }

            if (_actions[i].TimeMs <= observation.OccurredAtMs - observation.PlayTimeMs)
            {
                return i;
            }

            newest = newest < 0 ? i : newest;
        }

        return newest;
    }
}

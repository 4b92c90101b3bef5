using System.Globalization;

namespace FeedRanking.Local.Topology;

/// <summary>How many processes of each model service run, from 1 to <see cref="Max"/>.</summary>
/// <param name="Retrieval">Of CandidateRetrieval.</param>
/// <param name="Light">Of LightRanker.</param>
/// <param name="Heavy">Of HeavyRanker.</param>
internal sealed record Replicas(int Retrieval = 1, int Light = 1, int Heavy = 1)
{
    public const int Max = 4;

    /// <summary>One of each.</summary>
    public static Replicas One { get; } = new();

    /// <summary>As many of each as there may be.</summary>
    public static Replicas Most { get; } = new(Max, Max, Max);

    /// <summary>Reads what the command line says, for example "heavy=2" or "light=2,heavy=3". What is not named is one.</summary>
    /// <exception cref="FormatException">It says something else; the message tells what is expected.</exception>
    public static Replicas Parse(IEnumerable<string> texts)
    {
        var replicas = One;
        var named = new HashSet<string>();
        foreach (var text in texts.SelectMany(text => text.Split(',')))
        {
            if (text.Split('=') is not [var service, var number]
                || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > Max)
            {
                throw new FormatException($"--replicas takes SERVICE=COUNT, for example heavy=2 or light=2,heavy=3, with 1 to {Max} of each; not '{text}'.");
            }

            replicas = service switch
            {
                "retrieval" => replicas with { Retrieval = count },
                "light" => replicas with { Light = count },
                "heavy" => replicas with { Heavy = count },
                _ => throw new FormatException($"--replicas knows retrieval, light and heavy, not '{service}'."),
            };
            if (!named.Add(service))
            {
                throw new FormatException($"--replicas names {service} twice.");
            }
        }

        return replicas;
    }

    /// <summary>How many processes of a service run.</summary>
    public int Of(string service) => service switch
    {
        ComponentName.CandidateRetrieval => Retrieval,
        ComponentName.LightRanker => Light,
        ComponentName.HeavyRanker => Heavy,
        _ => 1,
    };

    /// <summary>The components of a service: itself, then its further replicas.</summary>
    public IEnumerable<string> NamesOf(string service) => Enumerable.Range(1, Of(service)).Select(number => ComponentName.Replica(service, number));

    /// <summary>As it is said on the command line.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"retrieval={Retrieval},light={Light},heavy={Heavy}");
}

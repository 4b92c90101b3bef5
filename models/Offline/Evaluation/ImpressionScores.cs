using System.Globalization;
using FeedRanking.Datasets;

namespace FeedRanking.Offline.Evaluation;

/// <summary>Every score of every evaluated impression.</summary>
/// <param name="Impressions">In the log's own order.</param>
/// <param name="Light">Protocol A's scores of the light ranker: long view, frozen.</param>
/// <param name="Heavy">The same of the heavy ranker.</param>
/// <param name="Heads">The heads' names.</param>
/// <param name="Served">Impressions × heads: the heavy ranker's probabilities with everything online.</param>
internal sealed record ImpressionScores(
    IReadOnlyList<ImpressionRecord> Impressions,
    float[] Light,
    float[] Heavy,
    IReadOnlyList<string> Heads,
    float[] Served)
{
    /// <summary>One head's probabilities.</summary>
    public float[] Head(int head) => Column(Served, Heads.Count, head);

    /// <summary>One column of a row-major table.</summary>
    public static float[] Column(float[] table, int width, int column)
    {
        var values = new float[table.Length / width];
        for (var row = 0; row < values.Length; row++)
        {
            values[row] = table[(row * width) + column];
        }

        return values;
    }

    /// <summary>Writes one CSV line per impression: user_id,video_id,time_ms,light,heavy, then the heads.</summary>
    public void WriteCsv(TextWriter writer)
    {
        writer.Write($"user_id,video_id,time_ms,light,heavy,{string.Join(',', Heads)}\n");
        for (var row = 0; row < Impressions.Count; row++)
        {
            var impression = Impressions[row];
            writer.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"{impression.ViewerId},{impression.VideoId},{impression.TimeMs},{Light[row]:R},{Heavy[row]:R}"));
            for (var head = 0; head < Heads.Count; head++)
            {
                writer.Write(string.Create(CultureInfo.InvariantCulture, $",{Served[(row * Heads.Count) + head]:R}"));
            }

            writer.Write('\n');
        }
    }
}

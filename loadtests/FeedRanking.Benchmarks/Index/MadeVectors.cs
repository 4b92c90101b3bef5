using System.Text;
using FeedRanking.Benchmarks.Ratios;

namespace FeedRanking.Benchmarks.Index;

/// <summary>
/// As many vectors as wanted that lie like real ones: embeddings that training learned, each copy with some noise. Queries are made the
/// same way. All of them lie in one piece of memory.
/// </summary>
internal sealed class MadeVectors
{
    private const double Noise = 0.5;
    private const int NpyLengthAt = 8;
    private const int NpyHeaderAt = 10;

    public MadeVectors(string modelFolder, int count, int queries, int seed)
    {
        var learned = ReadNpy(Path.Combine(modelFolder, "video-embeddings.npy"), out var dimensions);
        Dimensions = dimensions;
        var random = new Random(seed);
        var deviation = Math.Sqrt(learned.Average(value => (double)value * value));
        Values = new float[(long)count * dimensions];
        Fill(Values, learned, dimensions, deviation * Noise, random);
        Queries = new float[queries * dimensions];
        Fill(Queries, learned, dimensions, deviation * Noise, random);
    }

    public int Dimensions { get; }

    /// <summary>Vectors × dimensions, row-major.</summary>
    public float[] Values { get; }

    /// <summary>Queries × dimensions, row-major.</summary>
    public float[] Queries { get; }

    public int Count => Values.Length / Dimensions;

    public int QueryCount => Queries.Length / Dimensions;

    public ReadOnlySpan<float> Vector(int index) => Values.AsSpan(index * Dimensions, Dimensions);

    public ReadOnlySpan<float> Query(int index) => Queries.AsSpan(index % QueryCount * Dimensions, Dimensions);

    private static void Fill(float[] into, float[] learned, int dimensions, double noise, Random random)
    {
        var known = learned.Length / dimensions;
        for (var start = 0; start < into.Length; start += dimensions)
        {
            var from = random.Next(known) * dimensions;
            for (var i = 0; i < dimensions; i++)
            {
                // Three even draws are near enough to a bell curve, and cheap.
                var bell = (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5) * 2;
                into[start + i] = learned[from + i] + (float)(noise * bell);
            }
        }
    }

    // The format's first version: a magic number, the header's length, the header as text, then the values.
    private static float[] ReadNpy(string path, out int dimensions)
    {
        if (!File.Exists(path))
        {
            throw new UnmeasurableException($"{path} is not there.");
        }

        var bytes = File.ReadAllBytes(path);
        var header = BitConverter.ToUInt16(bytes, NpyLengthAt);
        var shape = Encoding.ASCII.GetString(bytes, NpyHeaderAt, header).Split("'shape': (")[1].Split(')')[0].Split(',');
        dimensions = int.Parse(shape[1], System.Globalization.CultureInfo.InvariantCulture);
        var values = new float[(bytes.Length - NpyHeaderAt - header) / sizeof(float)];
        Buffer.BlockCopy(bytes, NpyHeaderAt + header, values, 0, values.Length * sizeof(float));
        return values;
    }
}

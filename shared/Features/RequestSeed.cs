using System.Text;

namespace FeedRanking.Features;

/// <summary>The seed of everything that is drawn for one request, so that the same request draws the same in every process.</summary>
public static class RequestSeed
{
    /// <summary>FNV-1a (Fowler, Noll and Vo, 32 bits) of the request's id: string.GetHashCode differs from process to process.</summary>
    public static int Of(string requestId)
    {
        var hash = 2_166_136_261u;
        foreach (var value in Encoding.UTF8.GetBytes(requestId))
        {
            hash = (hash ^ value) * 16_777_619u;
        }

        return (int)hash;
    }
}

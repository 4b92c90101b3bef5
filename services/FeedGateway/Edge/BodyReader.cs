namespace FeedRanking.FeedGateway.Edge;

/// <summary>Reads a body up to a limit.</summary>
internal static class BodyReader
{
    // Grows with what arrives, not with what is announced: a client that announces much and sends little costs little.
    private const int FirstBytes = 4_096;

    /// <returns>Null when the body is larger than the limit; the rest of it is not read.</returns>
    /// <exception cref="IOException">The body breaks the rules of HTTP, ends early or comes too slowly.</exception>
    public static async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, int maxBytes, CancellationToken aborted)
    {
        if (request.ContentLength > maxBytes)
        {
            return null;
        }

        // One byte more than allowed tells a full body from one that is too large.
        var buffer = new byte[Math.Min(maxBytes, FirstBytes) + 1];
        var length = 0;
        int read;
        while ((read = await request.Body.ReadAsync(buffer.AsMemory(length), aborted)) > 0)
        {
            length += read;
            if (length > maxBytes)
            {
                return null;
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, (int)Math.Min((long)buffer.Length * 2, maxBytes + 1L));
            }
        }

        return buffer.AsMemory(0, length);
    }
}

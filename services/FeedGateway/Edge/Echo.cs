namespace FeedRanking.FeedGateway.Edge;

/// <summary>Repeats what a client sent in an error message, shortened.</summary>
internal static class Echo
{
    private const int MaxLength = 40;

    public static string Of(string value)
    {
        if (value.Length <= MaxLength)
        {
            return $"'{value}'";
        }

        // A letter beyond the first plane takes two places; half of it would be no text.
        var length = char.IsHighSurrogate(value[MaxLength - 1]) ? MaxLength - 1 : MaxLength;
        return $"'{value[..length]}…' ({value.Length} characters)";
    }
}

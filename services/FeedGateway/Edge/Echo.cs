namespace FeedRanking.FeedGateway.Edge;

/// <summary>Repeats what a client sent in an error message, shortened.</summary>
internal static class Echo
{
    private const int MaxLength = 40;

    public static string Of(string value) => value.Length <= MaxLength ? $"'{value}'" : $"'{value[..MaxLength]}…' ({value.Length} characters)";
}

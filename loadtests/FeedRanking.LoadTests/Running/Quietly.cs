namespace FeedRanking.LoadTests.Running;

/// <summary>NBomber prints its own report on standard output at the end of every session; ours stands there, once.</summary>
internal static class Quietly
{
    public static void Run(Action action)
    {
        var output = Console.Out;
        Console.SetOut(TextWriter.Null);
        try
        {
            action();
        }
        finally
        {
            Console.SetOut(output);
        }
    }
}

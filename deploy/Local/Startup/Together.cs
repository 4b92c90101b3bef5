namespace FeedRanking.Local.Startup;

/// <summary>Runs several things at once; when one fails the others are cancelled, and its error is the one that is reported.</summary>
internal static class Together
{
    public static async Task RunAsync(CancellationToken cancel, params Func<CancellationToken, Task>[] parts)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var running = parts.Select(part => part(stop.Token)).ToList();
        var left = new List<Task>(running);
        while (left.Count > 0)
        {
            var done = await Task.WhenAny(left);
            left.Remove(done);
            if (!done.IsCompletedSuccessfully)
            {
                await stop.CancelAsync();
            }
        }

        await (running.Find(task => task.IsFaulted) ?? Task.WhenAll(running));
    }
}

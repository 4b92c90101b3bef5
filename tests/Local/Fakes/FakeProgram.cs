using System.Net;

namespace FeedRanking.Local.Tests.Fakes;

/// <summary>
/// Plays every program that the launcher starts, when this assembly is started as a program: <c>world</c> and <c>load</c> of FeedRanking.Offline,
/// and any service. What goes wrong is written by the test into a file called <see cref="MischiefFile"/> beside the program.
/// </summary>
internal static class FakeProgram
{
    public const string MischiefFile = "mischief";
    public const string Dies = "dies";
    public const string IsNeverReady = "is never ready";
    public const string Fingerprint = "fingerprint of the fake catalogue";

    public static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case [_, "world", "--out", var folder]:
                Directory.CreateDirectory(folder);
                await File.WriteAllTextAsync(Path.Combine(folder, "log_standard_fake.csv"), "user_id");
                return 0;
            case [_, "load", ..]:
                await Console.Error.WriteLineAsync("half way");
                Console.WriteLine($$"""{"viewers":3,"videos":5,"events":7,"catalogue_fingerprint":"{{Fingerprint}}","seconds":0.1}""");
                return 0;
            default:
                return await ServeAsync();
        }
    }

    private static async Task<int> ServeAsync()
    {
        var mischief = File.Exists(MischiefFile) ? await File.ReadAllTextAsync(MischiefFile) : "";
        if (mischief == Dies)
        {
            Console.WriteLine("the model cannot be loaded");
            return 1;
        }

        using var listener = new HttpListener();
        listener.Prefixes.Add(Environment.GetEnvironmentVariable("Kestrel__Endpoints__Http__Url") + "/");
        listener.Start();
        while (true)
        {
            var context = await listener.GetContextAsync();
            context.Response.StatusCode = mischief == IsNeverReady ? 503 : 200;
            context.Response.Close();
        }
    }
}

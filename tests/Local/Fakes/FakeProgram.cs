using System.Net;
using System.Net.Sockets;
using System.Text;

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
            case [_, "world", "--demo", "--out", var folder]:
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

        var url = new Uri(Environment.GetEnvironmentVariable("Kestrel__Endpoints__Http__Url")!);
        using var listener = new TcpListener(IPAddress.Loopback, url.Port);
        listener.Start();
        while (true)
        {
            // The base library's HttpListener may crash when a client is there before it is ready; this is all that a probe needs.
            using var client = await listener.AcceptTcpClientAsync();
            try
            {
                await AnswerAsync(client.GetStream(), mischief == IsNeverReady ? "503 Service Unavailable" : "200 OK");
            }
            catch (IOException)
            {
                // The client went away first.
            }
        }
    }

    private static async Task AnswerAsync(NetworkStream connection, string status)
    {
        using var reader = new StreamReader(connection);
        while (await reader.ReadLineAsync() is { Length: > 0 })
        {
        }

        await connection.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
    }
}

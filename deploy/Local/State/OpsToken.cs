using System.Security.Cryptography;

namespace FeedRanking.Local.State;

/// <summary>
/// The token that operations need: from the environment, else drawn once and kept in the run folder, readable for its owner alone, where
/// <c>./deploy/chaos.sh</c> finds it.
/// </summary>
internal static class OpsToken
{
    public const string Variable = "FEEDRANKING_OPS_TOKEN";
    public const int MinLength = 16;
    public const int MaxLength = 256;

    private const int DrawnLength = 48;
    private static readonly Lock Gate = new();

    /// <summary>The token of a run folder; made when there is none.</summary>
    /// <exception cref="LaunchException">The environment's token is too short or too long.</exception>
    public static string Ensure(RunFolder folder) => Ensure(folder, Environment.GetEnvironmentVariable(Variable));

    /// <param name="folder">The run folder.</param>
    /// <param name="given">The environment's token; null or empty when it gives none.</param>
    public static string Ensure(RunFolder folder, string? given)
    {
        if (!string.IsNullOrEmpty(given) && given.Length is < MinLength or > MaxLength)
        {
            throw new LaunchException($"{Variable} has {given.Length} characters; expected {MinLength} to {MaxLength}.");
        }

        lock (Gate)
        {
            var kept = Find(folder);
            var token = !string.IsNullOrEmpty(given) ? given : kept ?? RandomNumberGenerator.GetHexString(DrawnLength, lowercase: true);
            if (token != kept)
            {
                Write(folder, token);
            }

            return token;
        }
    }

    /// <summary>The token that was kept; null when none was.</summary>
    public static string? Find(RunFolder folder) =>
        File.Exists(folder.OpsTokenFile) && File.ReadAllText(folder.OpsTokenFile).Trim() is { Length: >= MinLength and <= MaxLength } token ? token : null;

    private static void Write(RunFolder folder, string token)
    {
        Directory.CreateDirectory(folder.Path);

        // Anew, because the mode of a file that is there would stay what it is.
        File.Delete(folder.OpsTokenFile);
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var writer = new StreamWriter(folder.OpsTokenFile, how);
        writer.Write(token);
    }
}

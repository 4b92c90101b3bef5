namespace FeedRanking.Local.Infrastructure;

/// <summary>Finds programs. The environment is given, so that tests can set the scene.</summary>
/// <param name="variable">Reads an environment variable.</param>
/// <param name="fileExists">Whether a file is there.</param>
internal sealed class Executables(Func<string, string?> variable, Func<string, bool> fileExists)
{
    /// <summary>The real machine.</summary>
    public static Executables OfThisMachine { get; } = new(Environment.GetEnvironmentVariable, File.Exists);

    /// <summary>An environment variable; null when unset or empty.</summary>
    public string? Variable(string name) => variable(name) is { Length: > 0 } value ? value : null;

    /// <summary>Whether a file is there.</summary>
    public bool Exists(string path) => fileExists(path);

    /// <summary>Full path of a program on the PATH; null when it is on none of its folders.</summary>
    public string? OnPath(string program) =>
        (variable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(fileExists);

    /// <summary>Whether Java can be run.</summary>
    public bool HasJava() =>
        Variable("JAVA_HOME") is { } home ? fileExists(Path.Combine(home, "bin", "java")) : OnPath("java") is not null;
}

using System.Reflection;
using System.Text;

namespace FeedRanking.ServiceDefaults;

/// <summary>Which program this is; the resource attributes of everything that it reports.</summary>
/// <param name="Name">Name in kebab case, for example <c>heavy-ranker</c>.</param>
/// <param name="Version">Version without the commit, for example <c>1.0.0</c>.</param>
/// <param name="Commit">The commit that was built; <c>unknown</c> when the build did not know it.</param>
public sealed record ServiceInfo(string Name, string Version, string Commit)
{
    private const string Prefix = "FeedRanking.";

    /// <summary>Reads name, version and commit from a program's assembly.</summary>
    public static ServiceInfo FromAssembly(Assembly assembly)
    {
        var name = assembly.GetName().Name ?? "unknown";
        var informational = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";
        return Parse(name, informational);
    }

    internal static ServiceInfo Parse(string assemblyName, string informationalVersion)
    {
        var plus = informationalVersion.IndexOf('+', StringComparison.Ordinal);
        return new ServiceInfo(
            ToKebabCase(assemblyName.StartsWith(Prefix, StringComparison.Ordinal) ? assemblyName[Prefix.Length..] : assemblyName),
            plus < 0 ? informationalVersion : informationalVersion[..plus],
            plus < 0 ? "unknown" : informationalVersion[(plus + 1)..]);
    }

    private static string ToKebabCase(string name)
    {
        var kebab = new StringBuilder(name.Length + 4);
        foreach (var c in name)
        {
            if (char.IsUpper(c) && kebab.Length > 0 && kebab[^1] != '-')
            {
                kebab.Append('-');
            }

            kebab.Append(c == '.' ? '-' : char.ToLowerInvariant(c));
        }

        return kebab.ToString();
    }
}

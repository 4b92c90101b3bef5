using Xunit;

namespace FeedRanking.Testing;

/// <summary>A fact that is skipped, with the reason, where a tool is missing (see <see cref="Tools.Find"/>).</summary>
public sealed class RequiresToolFactAttribute : FactAttribute
{
    /// <param name="tool">File name of the tool.</param>
    public RequiresToolFactAttribute(string tool)
    {
        Tool = tool;
        Skip = Needs.WhatIsMissing(tool);
    }

    /// <summary>File name of the tool.</summary>
    public string Tool { get; }
}

using Xunit;

namespace FeedRanking.Testing;

/// <summary>A theory that is skipped, with the reason, on a machine that lacks what it needs.</summary>
public sealed class RequiresTheoryAttribute : TheoryAttribute
{
    /// <param name="need">What the test starts.</param>
    public RequiresTheoryAttribute(Need need)
    {
        Need = need;
        Skip = Needs.WhatIsMissing(need);
    }

    /// <summary>What the test starts.</summary>
    public Need Need { get; }
}

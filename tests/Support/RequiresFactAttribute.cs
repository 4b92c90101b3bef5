using Xunit;

namespace FeedRanking.Testing;

/// <summary>A fact that is skipped, with the reason, on a machine that lacks what it needs.</summary>
public sealed class RequiresFactAttribute : FactAttribute
{
    /// <param name="need">What the test starts.</param>
    public RequiresFactAttribute(Need need)
    {
        Need = need;
        Skip = Needs.WhatIsMissing(need);
    }

    /// <summary>What the test starts.</summary>
    public Need Need { get; }
}

namespace FeedRanking.Integration.Tests.Running;

/// <summary>All tests of this collection share one running system, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class SystemCollection : ICollectionFixture<RunningSystem>
{
    public const string Name = "The running system";
}

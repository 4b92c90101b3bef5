using FeedRanking.LoadTests.Requests;

namespace FeedRanking.LoadTests.Tests.Requests;

public sealed class AnswerCheckTests
{
    private static readonly FeedCall First = new(1, 3, Follows: null);
    private static readonly FeedCall Next = new(1, 3, new OpenFeed(1, "cursor", [1, 2, 3]));

    [Fact]
    public void FullPages_AreRight()
    {
        AnswerCheck.WhatIsWrong(First, Page([1, 2, 3])).ShouldBeNull();
        AnswerCheck.WhatIsWrong(Next, Page([4, 5, 6], isNewFeed: false)).ShouldBeNull();
    }

    [Theory]
    [InlineData(AnswerCheck.Empty, "heavy", new long[0])]
    [InlineData(AnswerCheck.Short, "heavy", new long[] { 1, 2 })]
    [InlineData(AnswerCheck.Short, "heavy", new long[] { 1, 2, 3, 4 })]
    [InlineData(AnswerCheck.Repeated, "heavy", new long[] { 1, 2, 1 })]
    [InlineData(AnswerCheck.UnknownRung, "cache", new long[] { 1, 2, 3 })]
    public void FirstPages_ThatAreWrong_AreNamed(string reason, string servedBy, long[] ids) =>
        AnswerCheck.WhatIsWrong(First, Page(ids, servedBy: servedBy)).ShouldBe(reason);

    [Fact]
    public void NextPages_MayNotRepeat_AndMayBeShortOnlyAtTheEnd()
    {
        AnswerCheck.WhatIsWrong(Next, Page([3, 4, 5], isNewFeed: false)).ShouldBe(AnswerCheck.RepeatedFromEarlierPage);
        AnswerCheck.WhatIsWrong(Next, Page([4], isNewFeed: false)).ShouldBe(AnswerCheck.Short);
        AnswerCheck.WhatIsWrong(Next, Page([4], isNewFeed: false, cursor: null)).ShouldBeNull();
    }

    [Fact]
    public void ANewFeed_InPlaceOfANextPage_IsJudgedAsAFirstPage()
    {
        AnswerCheck.WhatIsWrong(Next, Page([1, 2, 3])).ShouldBeNull();
        AnswerCheck.WhatIsWrong(Next, Page([1, 2], cursor: null)).ShouldBe(AnswerCheck.Short);
    }

    private static FeedAnswer Page(long[] ids, bool isNewFeed = true, string? cursor = "next", string servedBy = "heavy") =>
        new(servedBy, isNewFeed, cursor, ids, [], 0);
}

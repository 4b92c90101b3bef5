using System.Text.Json;
using FeedRanking.Datasets;
using FeedRanking.Features;
using FeedRanking.Offline.Load;
using FeedRanking.Offline.Precompute;
using FeedRanking.Offline.Tests.Load;
using FeedRanking.Testing;

namespace FeedRanking.Offline.Tests.Precompute;

public sealed class PrecomputeTests(RedisFixture redis) : IClassFixture<RedisFixture>
{
    [RequiresFact(Need.Redis)]
    public async Task Precompute_LoadedStore_WritesUnseenCandidatesAndListsForEveryActiveViewer()
    {
        using var folder = new TemporaryFolder();
        KuaiRandWriter.Write(SmallLog.Data, folder.Path, "small");
        var errors = new StringWriter();
        (await LoadCommand.RunAsync(folder.Path, redis.Address, null, new StringWriter(), errors, default)).ShouldBe(0, errors.ToString());
        await using var store = new LoadTarget(redis.Address);
        var profileOnly = ViewerRow.Unknown(77, "us");
        await store.Viewers.WriteAsync(profileOnly, new SeenList(), new("engagement.v1", 0, 1), default);
        await store.Popularity.WriteAsync("br", [], default);

        var (exitCode, output, problems) = await RunAsync($"--redis {redis.Address} --models {RepositoryRoot.Combine("models")} --version kuairand-1 --candidates 4");

        exitCode.ShouldBe(0, problems);
        using var report = JsonDocument.Parse(output);
        report.RootElement.GetProperty("viewers").GetInt32().ShouldBe(SmallLog.Viewers + 1);
        report.RootElement.GetProperty("candidate_sets").GetInt32().ShouldBe(SmallLog.Viewers, "nobody has seen the ninth");
        var record = await store.Viewers.ReadAsync(0, default);
        record.Candidates.Count.ShouldBe(4);
        record.Candidates.Intersect(SeenList.Unpack(record.Seen.Span).Ids).ShouldBeEmpty();
        (await store.Viewers.ReadAsync(77, default)).Candidates.ShouldBeEmpty();
        (await store.Popularity.ReadAsync("br", default))[0].VideoId.ShouldBe(2, "what Brazilians watch to the end");
    }

    [Theory]
    [InlineData("--run-dir /nowhere", "up.sh")]
    [InlineData("--redis 127.0.0.1:1 --version v --candidates 0", "--candidates is 0: allowed is 1 to 1000")]
    public async Task Precompute_WhatCannotBeDone_IsSaidAndFails(string arguments, string reason)
    {
        var (exitCode, output, errors) = await RunAsync(arguments);

        exitCode.ShouldBe(1);
        errors.ShouldContain(reason);
        output.ShouldBeEmpty();
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string arguments)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var exitCode = await PrecomputeCommand.RunAsync(PrecomputeCommand.Create().Parse(arguments), output, errors, default);
        return (exitCode, output.ToString(), errors.ToString());
    }
}

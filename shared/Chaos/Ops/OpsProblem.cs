using Microsoft.AspNetCore.Http;

namespace FeedRanking.Chaos;

/// <summary>A refusal under <c>/ops</c> as RFC 9457 describes it, with one entry per field at fault.</summary>
/// <param name="Type">Always "about:blank".</param>
/// <param name="Title">What is wrong.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Errors">The fields at fault.</param>
public sealed record OpsProblem(string Type, string Title, int Status, IReadOnlyList<OpsFieldError> Errors)
{
    private const string ContentType = "application/problem+json";

    /// <summary>Makes the answer.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="title">What is wrong.</param>
    /// <param name="errors">The fields at fault.</param>
    public static IResult Of(int status, string title, IReadOnlyList<OpsFieldError>? errors = null) =>
        TypedResults.Json(new OpsProblem("about:blank", title, status, errors ?? []), OpsJson.Default.OpsProblem, ContentType, status);
}

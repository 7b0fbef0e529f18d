namespace LoketFunctions.Loket.Configuration;

/// <summary>
/// The resource version asked for per resource, as `yyyy-MM-dd` in the Accept header. Loket picks the version on or before
/// the date, so a newer version never arrives unasked.
/// </summary>
internal sealed record LoketVersions
{
    /// <summary>The version of nearly every resource.</summary>
    public string Common { get; init; } = "2018-01-01";

    /// <summary>2021-03-29 only adds business e-mail and phones, which the model reads when they are there.</summary>
    public string Employees { get; init; } = "2018-12-31";

    public string Employments { get; init; } = "2019-12-16";

    /// <summary>
    /// The newer of two. In 2018-01-01 the activity is `name`, here it is `description`; the model reads both. A replaced
    /// version ends six months after its replacement, so the older one may already be refused.
    /// </summary>
    public string Authorizations { get; init; } = "2019-02-11";
}

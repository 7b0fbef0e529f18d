using System.Globalization;

namespace LoketFunctions.Simulators.Loket.Rest;

/// <summary>One version of a resource: its date, and the rows of a call.</summary>
internal sealed record ResourceVersion(string Date, Func<Call, Rows> Rows);

/// <summary>A call of the API: where, which activity it needs, its versions from old to new. A GET unless it says otherwise.</summary>
internal sealed record Operation(string Template, string Activity, bool IsSingle, params ResourceVersion[] Versions)
{
    public string Server { get; init; } = "/v2";

    public HttpMethod Method { get; init; } = HttpMethod.Get;

    /// <summary>Gets what carries out a write; null for a GET.</summary>
    public Func<Call, Answer>? Write { get; init; }

    /// <summary>Gets what a write changes, as its address shows it; If-Match is held to that. Null where nothing is there yet.</summary>
    public Func<Call, Rows>? Current { get; init; }

    /// <summary>Gets a value indicating whether a write carries a body.</summary>
    public bool HasBody { get; init; } = true;

    /// <summary>Gets a value indicating whether a write sees and changes the state with nobody in between.</summary>
    public bool IsAlone { get; init; }

    /// <summary>Gets a value indicating whether its list tells its version.</summary>
    public bool TellsVersion { get; init; } = true;

    /// <summary>Gets what answers with a document, where that is asked for (<c>application/pdf</c>).</summary>
    public Func<Call, Answer>? Pdf { get; init; }

    /// <summary>Whether the Accept header asks for a document that there is.</summary>
    public bool IsPdf(string accept) => Pdf is not null && accept.StartsWith("application/pdf", StringComparison.OrdinalIgnoreCase);

    /// <summary>The version on or before the date in the Accept header, or null when there is none.</summary>
    /// <param name="accept">As sent, e.g. <c>application/json;version=2018-01-01</c>.</param>
    public ResourceVersion? Accepts(string accept) => accept.Split(',')
        .Select(type => type.Split(';', StringSplitOptions.TrimEntries))
        .Where(type => type[0].Equals("application/json", StringComparison.OrdinalIgnoreCase))
        .Select(type => type.FirstOrDefault(p => p.StartsWith("version=", StringComparison.OrdinalIgnoreCase))?[8..])
        .Where(date => DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        .Select(date => Versions.LastOrDefault(v => string.CompareOrdinal(v.Date, date) <= 0))
        .FirstOrDefault();
}

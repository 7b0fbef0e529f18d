namespace LoketFunctions.Loket.Model;

/// <summary>What Loket says that an activity of its API takes.</summary>
/// <param name="RequiredUserAuthorizations">Rechten: one of them is enough.</param>
/// <param name="RequiredEmployerModules">Producten: one of them is enough.</param>
internal sealed record ApplicationActivity(
    string? Id, string? Activity, IReadOnlyList<NamedReference?>? RequiredUserAuthorizations,
    IReadOnlyList<NamedReference?>? RequiredEmployerModules) : IListed
{
    string? IListed.Identity => Activity;

    string IListed.IdentityField => "activity";

    /// <summary>By the Dutch names that people find in Loket.</summary>
    public IReadOnlyList<string> Rights => NamesOf(RequiredUserAuthorizations);

    public IReadOnlyList<string> Products => NamesOf(RequiredEmployerModules);

    private static IReadOnlyList<string> NamesOf(IReadOnlyList<NamedReference?>? all) =>
        [.. (all ?? []).Select(one => one?.Description).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];
}

/// <summary>A right (recht) or product of an employer's (module, product), as Loket names it.</summary>
internal sealed record NamedReference(Guid? Id, string? Description) : IListed
{
    string? IListed.Identity => Description is null ? null : Id?.ToString("D");
}

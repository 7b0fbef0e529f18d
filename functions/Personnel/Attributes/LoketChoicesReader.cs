using System.Globalization;
using LoketFunctions.Loket;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Loket.Model;
using LoketFunctions.Personnel.Fields;

namespace LoketFunctions.Personnel.Attributes;

/// <summary>Reads from Loket what its fields may be set to.</summary>
internal static class LoketChoicesReader
{
    /// <param name="employerId">The connection's one employer.</param>
    /// <param name="administrationId">Null before it is chosen: what only it knows is then not there.</param>
    /// <exception cref="LoketException">Loket could not be asked.</exception>
    public static async Task<LoketChoices> ReadAsync(
        LoketClient loket, Guid employerId, Guid? administrationId, CancellationToken cancellation)
    {
        List<FieldOptions> told = [.. await loket.FieldOptions.OfEmployerAsync(employerId, cancellation)];
        if (administrationId is { } id)
            told.AddRange(await loket.FieldOptions.OfAdministrationAsync(id, cancellation));
        var byField = new Dictionary<string, IReadOnlyList<LoketChoice>>(StringComparer.Ordinal);
        foreach (var field in LoketFields.All.Where(field => field.Kind == FieldKind.Option))
        {
            if (Find(told, field) is { } options)
                byField[field.Id] = Distinct(options.Select(option => Choice(option.Choice?.ToString(), option.Words)));
        }

        var functions = (await loket.Functions.ListAsync(employerId, filter: null, cancellation)).Readable();
        var departments = (await loket.Departments.ListAsync(employerId, filter: null, cancellation)).Readable();
        var units = (await loket.DistributionUnits.ListAsync(employerId, filter: null, cancellation)).Readable();
        byField["organizationalEntity.function"] = Distinct(functions.Select(one => Choice(Text(one.Key), one.Description)));
        byField["organizationalEntity.department"] = Distinct(departments.Select(one => Choice(Text(one.Id), one.Description)));
        byField["organizationalEntity.distributionUnit"] = Distinct(units.Select(one => Choice(Text(one.Id), one.Description)));
        return new LoketChoices(byField);
    }

    /// <summary>
    /// Loket's document does not show how it names fields inside others: by the whole path where it does, else by the last part of it.
    /// </summary>
    private static IReadOnlyList<FieldOption>? Find(IReadOnlyList<FieldOptions> told, LoketField field)
    {
        var named = told.Where(one => one.Field?.EndsWith(field.Path, StringComparison.OrdinalIgnoreCase) == true)
            .Concat(told.Where(one => Last(one.Field).Equals(Last(field.Path), StringComparison.OrdinalIgnoreCase)));
        return named.FirstOrDefault()?.Options;
    }

    private static string Last(string? path) => path?.Split('.')[^1] ?? "";

    private static LoketChoice? Choice(string? key, string? label) =>
        key is { Length: > 0 } ? new LoketChoice(key, label is { Length: > 0 } ? label : key) : null;

    private static IReadOnlyList<LoketChoice> Distinct(IEnumerable<LoketChoice?> choices) =>
        [.. choices.OfType<LoketChoice>().DistinctBy(choice => choice.Key)];

    private static string? Text(Guid? id) => id?.ToString("D", CultureInfo.InvariantCulture);
}

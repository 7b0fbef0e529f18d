using LoketFunctions.Mapping;
using LoketFunctions.Planner;

namespace LoketFunctions.Export.Select;

/// <summary>What a registration holds that goes out of some kinds of contracts and not of others.</summary>
internal static class RegistrationItems
{
    /// <param name="minutes">That were worked.</param>
    /// <returns>Hours whose code is not mapped may become worked ones or extra ones.</returns>
    public static IEnumerable<ExportItem> Of(Registration registration, decimal minutes, AdministrationMapping mapping)
    {
        var isMapped = mapping.HourComponents.TryGetValue(registration.HourComponent ?? "", out var hours);
        if (minutes != 0 && !(isMapped && hours is null))
        {
            if (hours is not { Extra: true })
                yield return ExportItem.WorkedHours;
            if (hours is not { Extra: false })
                yield return ExportItem.ExtraHours;
            if (hours is not { Worked: false })
                yield return ExportItem.WorkedDays;
        }

        if (registration.Meals != 0)
            yield return ExportItem.Meals;
        if (registration.Allowances.Any(allowance => allowance.Value != 0))
            yield return ExportItem.Allowances;
    }
}

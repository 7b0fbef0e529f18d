using LoketFunctions.Http;

namespace LoketFunctions.Mapping;

/// <summary>What can be wrong with a mapping, by itself and by Loket's lists.</summary>
internal static class MappingInputFaults
{
    public static InputFault NoPeriods { get; } =
        new("NoPeriods", "cannot be told: Loket has no payroll periods for this administration");

    public static InputFault NoSuchYear { get; } = new("NoSuchYear", "is not a payroll year of this administration in Loket");

    public static InputFault TooManyCodes(int count, int most) => new("TooManyCodes", $"has {count} codes; at most {most} are taken", most);

    /// <param name="position">From 1.</param>
    public static InputFault CodeNotPlain(int position, int longest) => new(
        "CodeNotPlain", $"has a code, the {position}th, that is not 1 to {longest} characters without control characters", longest);

    public static InputFault NoSuchUnit(Guid unit) => new("NoSuchUnit", $"distribution unit {unit} is not one of the employer's");

    public static InputFault NoSuchCostCenter(int key, int year) =>
        new("NoSuchCostCenter", $"cost centre {key} is not in the administration's list of {year}", key, year);

    public static InputFault NoSuchCostUnit(int key, int year) =>
        new("NoSuchCostUnit", $"cost unit {key} is not in the administration's list of {year}", key, year);

    public static InputFault NoSuchShift(int number, int year) =>
        new("NoSuchShift", $"shift {number} is not in the administration's list of {year}", number, year);

    public static InputFault NoSuchComponent(int number, int year) =>
        new("NoSuchComponent", $"component {number} is not in the administration's list of {year}", number, year);

    /// <param name="name">Number and description.</param>
    public static InputFault NotCollective(string name) =>
        new("NotCollective", $"component {name} cannot be changed collectively, as exports do", name);

    public static InputFault NotForHours(string name) => new("NotForHours", $"component {name} is not for hours", name);

    public static InputFault ForHours(string name) => new("ForHours", $"component {name} is for hours", name);
}

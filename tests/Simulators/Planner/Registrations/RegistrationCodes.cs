namespace LoketFunctions.Simulators.Planner.Registrations;

/// <summary>The planner's own codes, of which its generated registrations are made. All of them are to be mapped, but one.</summary>
public static class RegistrationCodes
{
    public const string Worked = "worked";

    /// <summary>Worked from 18:00.</summary>
    public const string Evening = "evening";

    public const string Sunday = "sunday";

    public const string Sick = "sick";

    /// <summary>Worked on a public holiday, which nobody is rostered on: whoever has such hours got them by hand.</summary>
    public const string Holiday = "holiday";

    public const string Travel = "travel";

    public const string Tips = "tips";

    /// <summary>The department that nobody mapped.</summary>
    public const string UnmappedDepartment = "proeftuin";

    /// <summary>The commoner ones stand first.</summary>
    public static IReadOnlyList<string> Departments { get; } = ["bediening", "keuken", "bar", "afwas", "receptie"];

    /// <summary>Of what is rostered.</summary>
    public static IReadOnlyList<string> HourComponents { get; } = [Worked, Evening, Sunday, Sick];

    public static IReadOnlyList<string> Allowances { get; } = [Travel, Tips];
}

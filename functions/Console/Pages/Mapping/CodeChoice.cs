using System.Globalization;
using LoketFunctions.Http;
using LoketFunctions.Mapping;

namespace LoketFunctions.Console.Pages.Mapping;

/// <summary>A code of the planner's, of one section of a mapping.</summary>
internal sealed record CodeKey(MappingKind Kind, string Code);

/// <summary>
/// What a code leads to, as the fields of a form hold it. The same for a mapping that was saved and for a form that was sent, so that
/// both can be held against each other.
/// </summary>
/// <param name="Target">Number of the component, id of the distribution unit, or one of the words below; "" while nobody chose.</param>
/// <param name="CostCenter">Of departments only, as the next two; "" for the employment's own.</param>
/// <param name="Extra">Of hours only, as <paramref name="Worked"/>.</param>
public sealed record CodeChoice(
    string Target = "", string CostCenter = "", string CostUnit = "", string Shift = "", bool Extra = false, bool Worked = true)
{
    /// <summary>Left empty on purpose.</summary>
    public const string Empty = "empty";

    /// <summary>Mapped, to the employment's own distribution unit.</summary>
    public const string Default = "default";

    public static CodeChoice None { get; } = new();

    public bool IsMade => Target.Length > 0;

    /// <summary>What the mapping says of the code; <see cref="None"/> where it says nothing.</summary>
    internal static CodeChoice Of(MappingResponse mapping, CodeKey key) => key.Kind switch
    {
        MappingKind.Department => mapping.Departments.TryGetValue(key.Code, out var target) ? OfDepartment(target) : None,
        MappingKind.HourComponent => mapping.HourComponents.TryGetValue(key.Code, out var target) ? OfHours(target) : None,
        MappingKind.WageComponent => mapping.WageComponents.TryGetValue(key.Code, out var number) ? OfNumber(number) : None,
        _ => mapping.Counts.TryGetValue(key.Code, out var number) ? OfNumber(number) : None,
    };

    /// <summary>Without what its kind does not have, or what says nothing beside its target.</summary>
    public CodeChoice For(MappingKind kind) => (kind, Target) switch
    {
        (_, Empty) => new CodeChoice(Empty),
        (MappingKind.Department, "") when CostCenter.Length + CostUnit.Length + Shift.Length > 0 =>
            new CodeChoice(Default, CostCenter, CostUnit, Shift),
        (MappingKind.Department, _) => new CodeChoice(Target, CostCenter, CostUnit, Shift),
        (MappingKind.HourComponent, not "") => new CodeChoice(Target, Extra: Extra, Worked: Worked),
        _ => new CodeChoice(Target),
    };

    /// <exception cref="ProblemException">It is none that a page offers.</exception>
    internal DepartmentTarget? ToDepartment() => Target == Empty ? null : new DepartmentTarget(
        Target == Default ? null : Guid.TryParse(Target, out var unit) ? unit : throw NotOffered(), Number(CostCenter), Number(CostUnit),
        Number(Shift));

    /// <exception cref="ProblemException">It is none that a page offers.</exception>
    internal HourTarget? ToHours() => Target == Empty ? null : new HourTarget(Number(Target) ?? throw NotOffered(), Extra, Worked);

    /// <exception cref="ProblemException">It is none that a page offers.</exception>
    public int? ToComponent() => Target == Empty ? null : Number(Target) ?? throw NotOffered();

    private static CodeChoice OfDepartment(DepartmentTarget? target) => target is null ? new CodeChoice(Empty) : new CodeChoice(
        target.DistributionUnit?.ToString() ?? Default, Text(target.CostCenter), Text(target.CostUnit), Text(target.Shift));

    private static CodeChoice OfHours(HourTarget? target) =>
        target is null ? new CodeChoice(Empty) : new CodeChoice(Text(target.Component), Extra: target.Extra, Worked: target.Worked);

    private static CodeChoice OfNumber(int? number) => new(number is null ? Empty : Text(number));

    private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static int? Number(string text) =>
        text.Length == 0
            ? null
            : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw NotOffered();

    private static ProblemException NotOffered() => Problems.Throw(Problems.Invalid("target", InputFaults.NotOffered));
}

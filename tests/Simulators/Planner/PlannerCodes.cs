using LoketFunctions.Simulators.Planner.Registrations;

namespace LoketFunctions.Simulators.Planner;

/// <summary>The codes that people of the account can choose from, as the planner tells them to the app.</summary>
public sealed record PlannerCodes(
    IReadOnlyList<PlannerCode> Departments, IReadOnlyList<PlannerCode> HourComponents, IReadOnlyList<PlannerCode> WageComponents)
{
    /// <summary>Those of which registrations are generated, and of each kind one that nobody uses.</summary>
    public static PlannerCodes OfRegistrations { get; } = new(
        [
            .. RegistrationCodes.Departments.Append(
                RegistrationCodes.UnmappedDepartment).Select(code => new PlannerCode(code, Capital(code))),
            new PlannerCode("terras", "Terras (alleen zomer)"),
        ],
        [
            new PlannerCode(RegistrationCodes.Worked, "Uren gewerkt"), new PlannerCode(RegistrationCodes.Evening, "Avonduren"),
            new PlannerCode(RegistrationCodes.Sunday, "Zondaguren"), new PlannerCode(RegistrationCodes.Sick, "Ziekteuren"),
            new PlannerCode(RegistrationCodes.Holiday, "Feestdaguren"), new PlannerCode("special-leave", "Bijzonder verlof"),
        ],
        [
            new PlannerCode(RegistrationCodes.Travel, "Reiskosten"), new PlannerCode(RegistrationCodes.Tips, "Fooien"),
            new PlannerCode("clothing", null),
        ]);

    private static string Capital(string code) => char.ToUpperInvariant(code[0]) + code[1..];
}

/// <param name="Name">Null where the planner has none.</param>
public sealed record PlannerCode(string Code, string? Name);

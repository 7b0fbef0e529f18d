using LoketFunctions.Planner;
using LoketFunctions.Staff;
using LoketFunctions.Sync;

namespace LoketFunctions.Tests.Sync;

/// <summary>Staff for the tests of the sync's rules.</summary>
internal static class People
{
    public static readonly DateOnly Today = new(2026, 11, 21);
    public static readonly Guid Administration = Guid.Parse("a0000000-0000-0000-0000-000000000001");
    public static readonly Guid OtherAdministration = Guid.Parse("a0000000-0000-0000-0000-000000000002");
    public static readonly Guid Sanne = Guid.Parse("e0000000-0000-0000-0000-000000000001");
    public static readonly Guid SannesJob = Guid.Parse("d0000000-0000-0000-0000-000000000001");

    public static PlannerProfile Profile(string name) => Profiles.Find(name)!;

    public static Dictionary<StaffField, string?> Personal(
        string number = "156", string? email = "sanne@example.nl", string city = "Leiden") => new()
        {
            [StaffField.FirstName] = "Sanne",
            [StaffField.LastName] = "de Vries",
            [StaffField.DateOfBirth] = "1995-05-21",
            [StaffField.PersonnelNumber] = number,
            [StaffField.Email] = email,
            [StaffField.City] = city,
        };

    public static StaffContract Contract(
        DateOnly? start = null, DateOnly? end = null, string? until = null, string? wage = "14.71", DateOnly? nextChange = null) => new(
        start ?? new DateOnly(2024, 1, 1), end, nextChange,
        new Dictionary<StaffField, string?>
        {
            [StaffField.Affiliate] = "Bediening",
            [StaffField.ContractStartDate] = FieldText.Of(start ?? new DateOnly(2024, 1, 1)),
            [StaffField.ContractEndDate] = until,
            [StaffField.HourlyWage] = wage,
        });

    public static StaffPerson Person(Dictionary<StaffField, string?>? personal = null, params StaffContract[] contracts) => new(
        personal ?? Personal(),
        (contracts.Length == 0 ? [Contract()] : contracts).Select((contract, index) => (Id: Job(index), contract)).ToDictionary(
            pair => pair.Id, pair => pair.contract));

    public static Guid Job(int index) => Guid.Parse($"d0000000-0000-0000-0000-{index + 1:D12}");

    public static PersonState State(StaffPerson wanted, StaffPerson? sent = null, string? plannerId = null) =>
        new() { Wanted = wanted, Sent = sent, PlannerEmployeeId = plannerId };

    public static StagedEmployment Staged(
        Guid? employment = null, Guid? employee = null, Guid? administration = null, StaffContract? contract = null, string city =
            "Leiden") =>
        new(employment ?? SannesJob, employee ?? Sanne, administration ?? Administration, Personal(city: city), contract ?? Contract());
}

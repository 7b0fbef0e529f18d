using System.Runtime.InteropServices;
using System.Text.Json;
using LoketFunctions.Export.Model;
using LoketFunctions.Planner;
using LoketFunctions.Staff;

namespace LoketFunctions.Export.Body;

/// <summary>How a registration names its employment. What it says several things by has to fit all of them.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct EmploymentName(Guid? Id, int? Number, DateOnly? Start)
{
    public static EmploymentName Of(Registration registration) =>
        new(registration.EmploymentId, registration.EmploymentNumber, registration.EmploymentStart);

    /// <summary>Any fits where the registration names none.</summary>
    /// <param name="on">The day of the registration: its number may be the one that held then.</param>
    public bool Fits(ExportContract contract, DateOnly on) =>
        (Id is null || Id == contract.EmploymentId)
        && (Number is null || Number == contract.PayrollId || Number == contract.History.Numbers.On(on))
        && (Start is null || Start == contract.StartDate);

    public override string ToString() => nameof(EmploymentName);
}

/// <summary>Which registration it is and whose; of one that is wrong, as far as that can be read.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RegistrationIdentity(
    string? Id, string? EmployeeId, DateOnly? Date, Guid? AdministrationId, EmploymentName Employment = default)
{
    public static RegistrationIdentity Of(Registration registration) =>
        new(registration.Id, registration.EmployeeId, registration.Date, registration.AdministrationId, EmploymentName.Of(registration));

    /// <summary>Of one that does not.</summary>
    public static RegistrationIdentity Read(JsonElement registration) => new(
        Text(registration, "id"), Text(registration, "employeeId"),
        DateOnly.TryParseExact(Text(registration, "date"), "yyyy-MM-dd", out var date) ? date : null,
        Guid.TryParse(Text(registration, "administrationId"), out var administration) ? administration : null);

    /// <summary>Without texts that cannot stand in a list.</summary>
    public RegistrationIdentity Readable() => this with { Id = Plain(Id), EmployeeId = Plain(EmployeeId) };

    public override string ToString() => nameof(RegistrationIdentity);

    private static string? Text(JsonElement registration, string name)
    {
        try
        {
            return registration.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
                ? Plain(value.GetString()!)
                : null;
        }
        catch (InvalidOperationException)
        {
            // Not Unicode text: then it cannot be named either.
            return null;
        }
    }

    private static string? Plain(string? text) =>
        text is not null && PlainText.FaultOf(text, Registration.MaxIdLength) is null ? text : null;
}

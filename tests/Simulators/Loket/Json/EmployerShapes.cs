using LoketFunctions.Simulators.Loket.Data;
using LoketFunctions.Simulators.Loket.Rest;
using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Simulators.Loket.Json;

/// <summary>Employers and their administrations, as the document shapes them.</summary>
internal static class EmployerShapes
{
    private static readonly Metadata Hospitality = new(33, "Horeca algemeen");
    private static readonly Metadata PrivateCompany = new(1, "B.V.");
    private static readonly Metadata Cla = new(182, "Horeca");

    public static Rows Employers(IReadOnlyList<EmployerState> employers) => Rows.Of(employers, state =>
    {
        var e = state.Staff.Employer;
        return new
        {
            e.Id,
            EmployerNumber = e.Number,
            e.CompanyName,
            e.ChamberOfCommerceNumber,
            Branch = Hospitality,
            LegalForm = PrivateCompany,
            Sbi = new { Key = 561, SbiCode = "5610", Value = "Restaurants" },
            Address = WithProvince(e.Address),
            DeviatingPostalAddress = (Address?)null,
            Contact = new { Name = e.ContactName, e.PhoneNumber, Function = (string?)"Eigenaar" },
            ContactInformation = new { e.PhoneNumber, FaxNumber = (string?)null, e.Website, e.EmailAddress },
            EmployerLogo = (string?)null,
            ProviderLogo = (string?)null,
            ProviderSettings = new
            {
                AdministrationNumber = e.DebtorNumber,
                GroupCode = (int?)40,
                ParentEmployerForConsolidatedOverviews = (int?)null,
                SendEmailWhenSalarySlipIsAvailable = true,
            },
        };
    });

    public static Rows Minimized(IReadOnlyList<EmployerState> employers) => Rows.Of(employers, state =>
    {
        var e = state.Staff.Employer;
        return new
        {
            e.Id,
            e.CompanyName,
            Branch = Hospitality,
            Address = new { e.Address.Street, e.Address.HouseNumber, e.Address.PostalCode, e.Address.City },
            Contact = new { Name = e.ContactName, e.PhoneNumber },
            ContactInformation = new { e.PhoneNumber },
            EmployerLogo = (string?)null,
            ProviderLogo = (string?)null,
            ProviderSettings = new { AdministrationNumber = e.DebtorNumber, GroupCode = (int?)40 },
        };
    });

    public static Rows Versions(IReadOnlyList<EmployerState> employers) =>
        Rows.Of(employers, e => new { e.Id, LastModifiedVersionNumber = e.Version });

    public static Rows PayrollAdministrations(EmployerState employer) =>
        Rows.Of([.. employer.Staff.Administrations.Where(a => a.IsPayroll)], a => new
        {
            a.Id,
            a.Name,
            ShortName = (string?)a.Name[..Math.Min(12, a.Name.Length)].Trim(),
            a.Description,
            a.ClientNumber,
            a.StartDate,
            a.EndDate,
            PayrollPeriodType = Lists.Of(a.PeriodType!.Value),
            a.PayrollTaxesNumber,
            AdministrationNumber = employer.Staff.Employer.DebtorNumber,
            GroupCode = 40,
            GroupClassification = (Metadata?)null,
            Cao = Cla,
            ClaTaxReturnCBSCode = (int?)1896,
            Loonmodel = a.PeriodType == PeriodType.Month ? new Metadata(184, "Horeca maand") : new Metadata(185, "Horeca 4 weken"),
            Address = WithProvince(employer.Staff.Employer.Address),
            DeviatingPostalAddress = (Address?)null,
            Contact = new { Name = employer.Staff.Employer.ContactName, employer.Staff.Employer.PhoneNumber },
        });

    /// <summary>
    /// Administrations with and without payroll. The document forbids a null client number, though one without payroll has none: 0.
    /// </summary>
    public static Rows Administrations(EmployerState employer) => Rows.Of(employer.Staff.Administrations, a => new
    {
        a.Id,
        ClientNumber = a.ClientNumber ?? 0,
        a.Description,
        a.StartDate,
        a.EndDate,
        IsPayrollAdministration = a.IsPayroll,
    });

    private static EmployerAddress WithProvince(Address a) => new(
        a.Street, a.HouseNumber, a.HouseNumberAddition, a.FurtherIndication, a.PostalCode, a.City, a.Location, null, a.Country);

    /// <summary>Of an employer the province is shown too.</summary>
    private sealed record EmployerAddress(
        string Street, int HouseNumber, string? HouseNumberAddition, Metadata? FurtherIndication, string PostalCode, string City,
        string? Location,
        Metadata? Province, Country Country);
}

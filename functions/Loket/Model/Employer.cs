namespace LoketFunctions.Loket.Model;

/// <summary>Werkgever. The minimized list fills only the id, the name and a few more.</summary>
/// <param name="EmployerNumber">The number that users see; not the id of the API.</param>
internal sealed record Employer(
    Guid? Id,
    int? EmployerNumber,
    string? CompanyName,
    string? ChamberOfCommerceNumber,
    Metadata? Branch,
    ProviderSettings? ProviderSettings) : IListed
{
    string? IListed.Identity => Id?.ToString("D");
}

/// <param name="AdministrationNumber">At most 15 characters; the key of Loket's older SOAP services.</param>
internal sealed record ProviderSettings(string? AdministrationNumber, int? GroupCode);

/// <summary>Verloningsadministratie: the body that is paid together and whose employments are synced together.</summary>
/// <param name="ClientNumber">Aansluitnummer, the number used in payroll and imports.</param>
/// <param name="PayrollTaxesNumber">Loonheffingennummer, 12 characters; some answers call it `wageTaxNumber`.</param>
internal sealed record PayrollAdministration(
    Guid? Id,
    string? Name,
    string? Description,
    int? ClientNumber,
    string? PayrollTaxesNumber,
    string? WageTaxNumber,
    Metadata? PayrollPeriodType,
    DateOnly? StartDate,
    DateOnly? EndDate) : IListed
{
    string? IListed.Identity => Id?.ToString("D");

    /// <summary>The loonheffingennummer under whichever name Loket gave it.</summary>
    public string? TaxNumber => PayrollTaxesNumber ?? WageTaxNumber;
}

/// <summary>An administration of either kind; this list has no name, only a description.</summary>
internal sealed record Administration(
    Guid? Id,
    string? Name,
    string? Description,
    int? ClientNumber,
    bool? IsPayrollAdministration,
    DateOnly? StartDate,
    DateOnly? EndDate) : IListed
{
    string? IListed.Identity => Id?.ToString("D");
}

/// <summary>Afdeling. Employments refer to it by this id, under the name `key`.</summary>
internal sealed record Department(Guid? Id, int? Code, string? Description, CodedReference? SubDepartmentOf) : IListed
{
    string? IListed.Identity => Id?.ToString("D");
}

/// <summary>Functie (job) of an employer; known by its key, as a <see cref="JobFunctionReference"/> names it.</summary>
internal sealed record JobFunction(Guid? Key, string? Description, string? Group) : IListed
{
    string? IListed.Identity => Key?.ToString("D");

    string IListed.IdentityField => "key";
}

/// <summary>
/// Verdelingseenheid, mostly used as the cost centre. Employments and period data refer to it by this id, under the name `key`.
/// </summary>
/// <param name="Code">The number that users know it by.</param>
internal sealed record DistributionUnit(Guid? Id, int? Code, string? Description) : IListed
{
    string? IListed.Identity => Id?.ToString("D");
}

/// <summary>One activity that the user may perform: version 2018-01-01 calls it `name`, 2019-02-11 `description`.</summary>
/// <param name="Id">In whatever form: an activity that is there is not taken for missing because of it.</param>
internal sealed record Authorization(string? Id, string? Name, string? Description) : IListed
{
    string? IListed.Identity => Activity is null ? null : Id ?? Activity;

    string IListed.IdentityField => "name";

    public string? Activity => Name ?? Description;
}

/// <summary>The highest change of an employer's or employment's static data; numbers only grow, and count across all of Loket.</summary>
internal sealed record VersionNumber(Guid? Id, long? LastModifiedVersionNumber) : IListed
{
    string? IListed.Identity => LastModifiedVersionNumber is null ? null : Id?.ToString("D");

    string IListed.IdentityField => Id is null ? IListed.Id : "lastModifiedVersionNumber";
}

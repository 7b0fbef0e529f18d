namespace LoketFunctions.Pension.Delivery.Layout;

/// <summary>A column of a pension file.</summary>
/// <param name="Name">As it stands in the file's first line.</param>
/// <param name="IsRequired">A line without it is set aside; where it is not, the cell stays empty.</param>
/// <param name="Components">Numbers of payroll components (looncomponenten), of <see cref="LineValue.PayrollComponents"/> only.</param>
internal sealed record LayoutColumn(string Name, LineValue Value, bool IsRequired, IReadOnlyList<int>? Components);

/// <summary>What a pension file looks like: data, which the provider tells, and no code.</summary>
/// <param name="Version">Rises with each change; 0 before the first.</param>
internal sealed record DeliveryLayout(int Version, IReadOnlyList<LayoutColumn> Columns)
{
    /// <summary>
    /// To begin with. Which components are the pensionable pay nobody can know but the provider and the payroll administrator: the
    /// column has none, and so nothing is delivered by it.
    /// </summary>
    public static DeliveryLayout Proposed { get; } = new(
        0,
        [
            Of("versie", LineValue.DeliveryVersion),
            Of("mutatie", LineValue.Change),
            Of("werkgeverId", LineValue.EmployerId),
            Of("loonheffingennummer", LineValue.WageTaxNumber),
            Of("contractnummer", LineValue.ContractNumber),
            Of("jaar", LineValue.PeriodYear),
            Of("periode", LineValue.PeriodNumber),
            Of("begindatum", LineValue.PeriodStart),
            Of("einddatum", LineValue.PeriodEnd),
            Of("personeelsnummer", LineValue.PersonnelNumber),
            Of("inkomstenverhouding", LineValue.IncomeRelationshipNumber),
            Of("bsn", LineValue.CitizenServiceNumber),
            Of("achternaam", LineValue.LastName),
            Of("geboortedatum", LineValue.DateOfBirth),
            Of("datumInDienst", LineValue.EmploymentStart),
            Of("datumUitDienst", LineValue.EmploymentEnd, isRequired: false),
            Of("dga", LineValue.IsDirector),
            // Whoever is called has neither.
            Of("urenPerWeek", LineValue.HoursPerWeek, isRequired: false),
            Of("deeltijdfactor", LineValue.PartTimeFactor, isRequired: false),
            new("pensioengevendLoon", LineValue.PayrollComponents, IsRequired: true, []),
        ]);

    private static LayoutColumn Of(string name, LineValue value, bool isRequired = true) => new(name, value, isRequired, null);
}

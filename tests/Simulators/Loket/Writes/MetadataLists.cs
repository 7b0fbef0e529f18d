using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Simulators.Loket.Writes;

/// <summary>
/// Loket's lists that are the same for everybody. Keys are those that public sources show; where none does, the number is ours.
/// </summary>
internal static class MetadataLists
{
    public static readonly IReadOnlyList<Country> Countries =
    [
        Country.Netherlands, Country.Belgium, new(550, "DE", "Duitsland"), new(560, "FR", "Frankrijk"), new(570, "LU", "Luxemburg"),
        new(580, "ES", "Spanje"), new(590, "PL", "Polen"), new(600, "RO", "Roemenië"),
    ];

    /// <summary>Pay grades of the one pay scale: euros per hour.</summary>
    public static readonly IReadOnlyDictionary<int, decimal> PayGradeValues = new Dictionary<int, decimal>
    {
        [1] = 14.71m,
        [2] = 15.28m,
        [3] = 16.04m,
    };

    private static readonly IReadOnlyList<Metadata> WageTypes = [Lists.PeriodWage, Lists.HourlyWage];

    private static readonly Dictionary<string, IReadOnlyList<Metadata>> ByField = new(StringComparer.Ordinal)
    {
        ["gender"] = [Lists.Man, Lists.Woman],
        ["nationality"] =
        [
            Lists.Dutch, new(12, "Belgische"), new(28, "Duitse"), new(52, "Franse"), new(116, "Marokkaanse"), new(160, "Poolse"),
            new(166, "Roemeense"), new(180, "Spaanse"), new(192, "Turkse"),
        ],
        ["civilStatus"] = [Lists.Single, Lists.Married, Lists.Partnership, new(4, "Gescheiden"), new(5, "Verweduwd")],
        ["howToFormatLastName"] = [.. Enum.GetValues<NameFormat>().Select(Lists.Of)],
        ["title"] = [new(1, "Drs."), new(2, "Mr."), new(3, "Ir."), new(4, "Dr.")],
        ["furtherIndication"] = [new(1, "t/o"), new(2, "a/b")],
        ["typeOfDocument"] = [new(1, "Identiteitskaart"), new(2, "Paspoort"), new(3, "Verblijfsdocument")],
        ["employmentDurationType"] = [Lists.Indefinite, Lists.Fixed],
        ["employmentContractType"] = [Lists.EmploymentContract, new(2, "BBL"), new(3, "Uitzendovereenkomst"), new(4, "Stageovereenkomst")],
        ["typeOfEmployee"] = [Lists.TypeEmployee, Lists.TypeDirector, new(3, "Stagiair"), new(4, "Vakantiewerker")],
        ["employmentCategoryType"] = [Lists.NotApplicable, new(1, "Vaste kracht"), new(2, "Vakantiekracht")],
        ["cancellationPeriodTimeUnit"] = [new(3, "Week/weken"), new(4, "Maand(en)")],
        ["employeeProfileId"] = [new(1, "Standaardprofiel")],
        ["exemptionInsuranceObligation"] = [new(0, "Geen uitzondering"), new(1, "Directeur-grootaandeelhouder")],
        ["specialIncomeRatio"] = [new(1, "Stagiair"), new(2, "AOW-gerechtigde")],
        ["typeOfParticipation"] = [new(1, "Geen"), new(2, "Participatiebaan")],
        ["valueOfParticipation"] = [new(1, "Geen"), new(2, "Loonwaarde vastgesteld")],
        ["vacationCoupons"] = [new(1, "Geen"), new(2, "Vakantiebonnen")],
        ["sendToExternalParty"] = [new(1, "Ja"), new(2, "Nee")],
        ["temporaryTaxExemption"] = [new(1, "Ja"), new(2, "Nee")],
        ["endOfEmploymentReason"] =
        [
            new(1, "Ontslag op initiatief van de werkgever"), new(2, "Ontslag op initiatief van de werknemer"), new(3, "Einde contract"),
            new(4, "Overlijden"), new(5, "Pensioen"),
        ],
        ["endOfEmploymentReasonTaxAuthorities"] =
        [
            Lists.DismissedByAgreement, new(2, "Opzegging door de werknemer."), new(3, "Einde van rechtswege."), new(4, "Overlijden."),
        ],
        ["grossWageType"] = WageTypes,
        ["netWageType"] = WageTypes,
        ["employerCostsType"] = WageTypes,
        ["payScale"] = [Lists.PayScale],
        ["payGrade"] = [.. PayGradeValues.Keys.Select(key => new Metadata(key, $"Trede {key}"))],
        ["payrollPeriodType"] = [Lists.Month, Lists.FourWeeks],
        ["flexibleHoursContract"] = [Lists.NotApplicable, Lists.ZeroHours, Lists.MinimumHours],
        ["applyDeviatingPayrollTaxPercentageOn"] = [new(0, "Niet toepassen"), new(1, "Loon"), new(2, "Loon en bijzonder loon")],
        ["deviatingCalculationRulePayrollTax"] = [new(0, "Geen afwijkende rekenregel"), new(1, "Herleidingsregels")],
        ["deviatingPayrollTaxTableColour"] = [new(0, "Geen afwijking"), new(1, "Wit"), new(2, "Groen")],
        ["residentOf"] = [new(1, "Nederland"), new(2, "België"), new(3, "Land binnen de EU"), new(4, "Derde land")],
        ["healthCareInsuranceActType"] =
        [
            new(1, "(K) Wel verzekeringsplichtig, normaal tarief"), new(2, "(M) Wel verzekeringsplichtig, ingehouden"),
            new(3, "(A) Niet verzekeringsplichtig"),
        ],
        ["deviatingPremiumGroup"] = [new(1, "Premiegroep 1"), new(2, "Premiegroep 2")],
    };

    public static IReadOnlyList<Metadata> Of(string field) => ByField.GetValueOrDefault(field, []);
}

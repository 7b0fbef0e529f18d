namespace LoketFunctions.Simulators.Loket.Staff;

/// <summary>Choices from Loket's lists. Keys are those that public sources show; where none does, the number is ours.</summary>
internal static class Lists
{
    public static readonly Metadata Man = new(1, "Man");
    public static readonly Metadata Woman = new(2, "Vrouw");
    public static readonly Metadata Single = new(1, "Ongehuwd");
    public static readonly Metadata Married = new(2, "Gehuwd");
    public static readonly Metadata Partnership = new(3, "Geregistreerd partnerschap");
    public static readonly Metadata Dutch = new(143, "Nederlandse");
    public static readonly Metadata Indefinite = new(1, "Onbepaalde tijd");
    public static readonly Metadata Fixed = new(2, "Bepaalde tijd");
    public static readonly Metadata EmploymentContract = new(1, "Arbeidsovereenkomst (excl BBL)");
    public static readonly Metadata TypeEmployee = new(1, "Werknemer");
    public static readonly Metadata TypeDirector = new(2, "Directeur");
    public static readonly Metadata PeriodWage = new(1, "Periodeloon");
    public static readonly Metadata HourlyWage = new(2, "Uurloon");
    public static readonly Metadata ZeroHours = new(1, "Nul uren contract");
    public static readonly Metadata MinimumHours = new(2, "Minimum uren contract");
    public static readonly Metadata NotApplicable = new(0, "n.v.t.");
    public static readonly Metadata DismissedByAgreement =
        new(1, "Beëindiging arbeidsovereenkomst met wederzijds goedvinden op initiatief van de werkgever.");

    public static readonly Metadata PayScale = new(12, "Horeca uurloon");
    public static readonly Metadata Month = new(1, "Maand");
    public static readonly Metadata FourWeeks = new(3, "4 weken");

    public static Metadata Of(PeriodType type) => type == PeriodType.Month ? Month : FourWeeks;

    public static Metadata Of(NameFormat format) => new((int)format, format switch
    {
        NameFormat.OwnThenPartner => "Achternaam - achternaam partner",
        NameFormat.Partner => "Achternaam partner",
        NameFormat.PartnerThenOwn => "Achternaam partner - achternaam",
        _ => "Achternaam",
    });
}

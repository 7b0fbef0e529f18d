using LoketFunctions.Export.Model;
using LoketFunctions.Http;
using LoketFunctions.Steps;

namespace LoketFunctions.Export.Selecting;

/// <summary>The words for <see cref="LeftOutReason"/> and <see cref="SelectionWarning"/>.</summary>
internal static class SelectionWords
{
    public static IReadOnlyDictionary<string, CodeWords> Entries { get; } = new Dictionary<string, CodeWords>(StringComparer.Ordinal)
    {
        [LeftOutReason.NotApproved] = new(Mover.User,
            "De uren zijn niet goedgekeurd.", "Keur ze goed en exporteer opnieuw.",
            "The hours are not approved.", "Approve them and export again."),
        [LeftOutReason.OutsidePeriod] = new(Mover.Nobody,
            "De datum valt buiten de loonperiode.", "Gaat mee met de export van die periode.",
            "The date lies outside the payroll period.", "Goes with the export of that period."),
        [LeftOutReason.OtherAdministration] = new(Mover.Nobody,
            "Hoort bij een andere administratie.", "Gaat mee met de export van die administratie.",
            "Belongs to another administration.", "Goes with the export of that administration."),
        [LeftOutReason.NotLinked] = new(Mover.User,
            "De medewerker is niet gekoppeld aan een medewerker in Loket.", "Koppel de medewerker en exporteer opnieuw.",
            "The employee is not linked to one in Loket.", "Link the employee and export again."),
        [LeftOutReason.NotImported] = new(Mover.Nobody,
            "De medewerker wordt op uw keuze niet met Loket uitgewisseld.", "Niets.",
            "The employee is not exchanged with Loket, as you chose.", "Nothing."),
        [LeftOutReason.NoContract] = new(Mover.User,
            "Er was op deze dag geen actief dienstverband in de administratie.", "Controleer de datum, of het dienstverband in Loket.",
            "There was no active employment in the administration on this day.", "Check the date, or the employment in Loket."),
        [LeftOutReason.SeveralContracts] = new(Mover.Planner,
            "Er waren op deze dag meer dienstverbanden; niet duidelijk is bij welk de uren horen.",
            "Geef bij de registratie de administratie mee.",
            "There were several employments on this day; it is not clear whose hours these are.",
            "Name the administration in the registration."),
        [LeftOutReason.NoPayrollNumber] = new(Mover.Accountant,
            "Het dienstverband heeft in Loket geen personeelsnummer verloning.", "Controleer het dienstverband in Loket.",
            "The employment has no payroll number in Loket.", "Check the employment in Loket."),
        [LeftOutReason.NotForContract] = new(Mover.Nobody,
            "Gaat voor dit soort contract niet naar Loket.", "Niets; dit is zo ingesteld.",
            "Does not go to Loket for this kind of contract.", "Nothing; it is set so."),
        [LeftOutReason.KindUnknown] = new(Mover.Accountant,
            "Uit Loket blijkt niet of dit een nulurencontract, een min-maxcontract of een contract met vaste uren is; de registratie wacht.",
            "Vul in Loket bij het dienstverband in of de medewerker oproepkracht is, en bij de werktijden het flexibele urencontract en de uren per week, "
                + "zo dat ze bij elkaar passen. Synchroniseer daarna en exporteer opnieuw.",
            "Loket does not show whether this is a zero-hours contract, a min-max contract or one of fixed hours; the registration waits.",
            "Fill in in Loket whether the employee is on call (oproepkracht, at the employment), and the flexible hours contract and the hours per week "
                + "(at the working hours, werktijden), so that they agree. Then sync and export again."),
        [LeftOutReason.MappedToNothing] = new(Mover.Nobody,
            "De code is bewust niet aan een component gekoppeld.", "Niets, of vul de koppeling van de codes aan.",
            "The code is mapped to nothing on purpose.", "Nothing, or complete the mapping."),
        [LeftOutReason.Empty] = new(Mover.Nobody,
            "Er staat niets in om te exporteren.", "Niets.", "There is nothing in it to export.", "Nothing."),
        [LeftOutReason.SetAside] = new(Mover.Planner,
            "Er klopt iets niet aan de registratie; ze is apart gezet en de rest gaat mee.", "Verbeter haar in de planner en exporteer opnieuw.",
            "Something is wrong with the registration; it was set aside, and the rest goes.", "Correct it in the planner and export again."),
        [SelectionWarning.SetAside] = new(Mover.Planner,
            "Aan een of meer registraties klopt iets niet; die zijn apart gezet en gaan niet mee.",
            "Verbeter ze in de planner en exporteer opnieuw; bij wat niet meegaat staat van elk wat er mis is.",
            "Something is wrong with one or more registrations; they were set aside and do not go.",
            "Correct them in the planner and export again; what is left out says of each what is wrong."),
        [SelectionWarning.ClockChange] = new(Mover.Nobody,
            "Van een dienst in de nacht waarin de klok verzet werd, gaan de uren mee die werkelijk voorbijgingen; opgegeven was wat de klok aangaf.",
            "Niets, als begin en eind kloppen.",
            "Of a shift in the night in which clocks were moved the hours go out that really passed; those that came with it are what clocks showed.",
            "Nothing, if start and end are right."),
        [SelectionWarning.ContractEnded] = new(Mover.User,
            "Van iemand gaan uren mee terwijl het contract volgens de einddatum al was afgelopen; het dienstverband loopt door.",
            "Controleer in Loket of het contract verlengd is.",
            "Hours go out of somebody whose contract had ended by its date, while the employment goes on.",
            "Check in Loket whether the contract was prolonged."),
        [SelectionWarning.OnCallUndated] = new(Mover.Accountant,
            "Van iemand is in Loket in deze periode gewijzigd of hij oproepkracht is. Loket geeft daar geen datum bij: de dagen tot de wijziging gezien werd, "
                + "gaan mee volgens wat er toen stond.",
            "Geldt het al eerder, leg dan in Loket de werktijden vast vanaf de dag waarop het begon, synchroniseer en exporteer opnieuw.",
            "In this period it was changed in Loket whether somebody is on call. Loket gives no date with it: the days before the change was seen "
                + "go out by what stood there then.",
            "If it holds from an earlier day, enter the working hours (werktijden) in Loket from that day, sync, and export again."),
        [SelectionWarning.FilterHides] = new(Mover.Accountant,
            "De Loket-gebruiker ziet door zijn filterinstellingen niet alle dienstverbanden; wie niet zichtbaar is, ontbreekt in deze export.",
            "Zet de filterinstellingen van de gebruiker in Loket uit, synchroniseer en exporteer opnieuw.",
            "The Loket user's filter settings hide employments; whoever is hidden is missing from this export.",
            "Clear the user's filter settings in Loket, sync, and export again."),
        [SelectionWarning.EmployeeHidden] = new(Mover.Accountant,
            "Van iemand gaan gegevens mee die Loket bij de laatste synchronisatie niet meer toonde.",
            "Controleer de filterinstellingen van de gebruiker in Loket.",
            "Data go out of somebody whom Loket did not show any more at the last sync.",
            "Check the user's filter settings in Loket."),
    };
}

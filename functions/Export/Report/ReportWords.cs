using System.Globalization;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Texts;
using LoketFunctions.Localization;
using LoketFunctions.Mapping;

namespace LoketFunctions.Export.Report;

/// <summary>What a report says of an export as a whole.</summary>
internal static class ReportWords
{
    /// <summary>What nobody may overlook.</summary>
    public static IEnumerable<string> Notices(ExportReport report, ReaderFormat form)
    {
        if (report.Preview)
            yield return form.In("Dit is een voorbeeld: er is niets verstuurd.", "This is a preview: nothing was sent.");
        if (report.Period.TestYear)
            yield return form.In("Dit is een testjaar: geen echte verloning.", "This is a test year: not real pay.");
        if (report.Period.State == PeriodState.Processing)
        {
            yield return form.In(
                "De verloning van deze periode is in behandeling: er is niets verstuurd. Keur haar goed of verwijder haar in Loket en exporteer daarna opnieuw.",
                "The payroll run of this period is being processed: nothing was sent. Approve or remove it in Loket and export again after that.");
        }

        if (report is { MuchWithdrawn: { } much, Period.State: PeriodState.Open })
        {
            var text = WithdrawalText.Of(much, form);
            yield return report.Outcome == "done"
                ? form.In($"Teruggenomen, zoals bevestigd: {text}.", $"Taken back, as confirmed: {text}.")
                : form.In(
                    $"Te bevestigen: deze export neemt veel terug van wat er al verstuurd is, {text}. Misschien zijn niet alle registraties aangeleverd.",
                    $"To be confirmed: this export takes back much of what was sent before, {text}. Perhaps not all registrations were sent.");
        }

        if (report.Period.State == PeriodState.Closed)
        {
            yield return form.In(
                "De verloning van deze periode is goedgekeurd: er is niets verstuurd. Wat verschilt, is een correctie voor de volgende periode.",
                "The payroll run of this period was approved: nothing was sent. What differs is a correction for the next period.");
        }
    }

    public static IEnumerable<(string Name, string Value)> Facts(ExportReport report, ReaderFormat form)
    {
        var (period, counts) = (report.Period, report.Counts);
        yield return (form.In("Werkgever", "Employer"), report.EmployerName);
        yield return (form.In("Administratie", "Administration"), report.AdministrationName);
        if (report.ClientNumber is { } clientNumber)
            yield return (form.In("Aansluitnummer", "Client number"), clientNumber.ToString(CultureInfo.InvariantCulture));
        yield return (form.In("Periode", "Period"),
            $"{period.Year.ToString(CultureInfo.InvariantCulture)}-{period.PeriodNumber.ToString("00", CultureInfo.InvariantCulture)} ({form.Date(period.StartDate)} {form.In("t/m", "to")} {form.Date(period.EndDate)})");
        yield return (form.In("Stand van de periode", "State of the period"), Of(period.State, form));
        if (period.RunCreatedOn is { } deadline)
        {
            yield return (form.In("Loket maakt de verloning zelf op", "Loket makes the payroll run by itself on"),
                $"{form.Date(deadline)} {form.In("(wat later komt, mist deze verloning)", "(what comes later misses this run)")}");
        }

        yield return (form.In("Uitkomst", "Outcome"), OutcomeOf(report.Outcome, form));
        if (report.RequestedBy is { } who)
            yield return (form.In("Aangevraagd door", "Asked for by"), who);
        yield return (form.In("Op", "At"), $"{form.Moment(report.At)} {form.In("(Nederlandse tijd)", "(Dutch time)")}");
        yield return (RegistrationCountWords.Name(form), RegistrationCountWords.Of(report.Registrations, form));
        yield return (form.In("Regels", "Lines"), form.Count(counts.Lines));
        yield return (form.In("Waarden", "Values"), form.In(
            $"{form.Count(counts.Created)} nieuw, {form.Count(counts.Changed)} gewijzigd, {form.Count(counts.Unchanged)} ongewijzigd, {form.Count(counts.Withdrawn)} ingetrokken",
            $"{form.Count(counts.Created)} new, {form.Count(counts.Changed)} changed, {form.Count(counts.Unchanged)} unchanged, {form.Count(counts.Withdrawn)} withdrawn"));
        if (report.FileName is { } file)
            yield return (form.In("Loonbestand", "Payroll file"), file);
        if (report.NotCarried.Count > 0)
        {
            yield return (
                form.In("Wat het loonbestand niet noemt", "What the payroll file does not name"),
                string.Join(", ", report.NotCarried.Select(one => DimensionWords.NameOf(one).In(form.Language)))
                    + form.In(": de import neemt wat in Loket bij het dienstverband staat", ": the import takes what stands with the employment in Loket"));
        }

        if (report.FileSha256 is { } hash)
            yield return ("SHA-256", hash);
        yield return (form.In("Versie van de koppeltabel", "Mapping version"), form.Count(report.MappingVersion));
        yield return (form.In("Export", "Export"), report.ExportId);
    }

    public static string Of(MappingKind kind, ReaderFormat form) => kind switch
    {
        MappingKind.Department => form.In("afdeling", "department"),
        MappingKind.HourComponent => form.In("urensoort", "hour component"),
        MappingKind.WageComponent => form.In("looncomponent", "wage component"),
        _ => form.In("telling", "count"),
    };

    private static string Of(PeriodState state, ReaderFormat form) => state switch
    {
        PeriodState.Open => form.In("open", "open"),
        PeriodState.Processing => form.In("in behandeling", "being processed"),
        _ => form.In("afgesloten", "closed"),
    };

    /// <param name="outcome">As the API names it; one without words is shown as it is.</param>
    private static string OutcomeOf(string outcome, ReaderFormat form) => outcome switch
    {
        "done" => form.In("geslaagd", "done"),
        "previewed" => form.In("voorbeeld gemaakt", "previewed"),
        "refused" => form.In("geweigerd", "refused"),
        "failed" => form.In("mislukt", "failed"),
        _ => outcome,
    };
}

using System.Globalization;
using LoketFunctions.Connections;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Pages.Mapping;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Export;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Notify;
using LoketFunctions.Export.Report;
using LoketFunctions.Export.Texts;
using LoketFunctions.Planner;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Html;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Exports;

/// <summary>One administration's part of an export: what came of it, and its file.</summary>
internal sealed class ExportParts(ConsoleRequest visit, ConnectionResponse connection, ExportResponse export, ExportAdministrationResponse part)
{
    private const int BytesInKilobyte = 1024;

    /// <summary>What is wrong with the addresses that were typed for this administration.</summary>
    public string? FaultOfRecipients { get; init; }

    private AdviceSubject Subject => new(connection.Id, part.Id, export.Id);

    /// <param name="isGoingOn">Then what stands here is exchanged now and then, so it holds no forms.</param>
    public IHtmlContent Show(bool isGoingOn) => Html($"""
        <section class="card" aria-labelledby="a-{part.Id}">
        <h2 id="a-{part.Id}">{Foreign(part.Name)}{When(part.Period is not null, () => $", {ExportNames.Period(part.Period!.Year, part.Period.PeriodNumber)}")}</h2>
        <p>{ExportNames.Badge(visit, part.State)} {Foreign(part.EmployerName)}</p>
        {Advice.Problem(visit, Subject, part.Problem)}
        {(part.ToConfirm is { } changes && !isGoingOn ? ToConfirm(changes) : Nothing)}
        {Unmapped()}
        {Each(part.Warnings, warning => $"{Advice.Notice(visit, Subject, warning)}")}
        {Widgets.Facts(Facts())}
        {Links()}
        {(part.File is { } file ? FileOf(file, isGoingOn) : Nothing)}
        </section>
        """);

    private IEnumerable<(string Name, object? Value)> Facts()
    {
        if (part.Period?.State is { } state)
            yield return (visit.In("Stand van de periode", "State of the period"), ExportNames.StateOf(visit, state));
        if (part.Period?.RunCreatedOn is { } day)
            yield return (visit.In("Loket verloont op", "Loket makes the run on"), visit.Reader.Date(day));
        yield return (RegistrationCountWords.Name(visit.Reader), RegistrationCountWords.Of(part.Registrations, visit.Reader));
        yield return (visit.In("Regels", "Lines"), visit.Reader.Count(part.Lines));
        yield return (visit.In("Waarden", "Values"), visit.In(
            $"{visit.Reader.Count(part.Created)} nieuw, {visit.Reader.Count(part.Changed)} gewijzigd, {visit.Reader.Count(part.Withdrawn)} ingetrokken, {visit.Reader.Count(part.Unchanged)} ongewijzigd",
            $"{visit.Reader.Count(part.Created)} new, {visit.Reader.Count(part.Changed)} changed, {visit.Reader.Count(part.Withdrawn)} withdrawn, {visit.Reader.Count(part.Unchanged)} unchanged"));
        if (part.RefusedValues > 0)
            yield return (visit.In("Door Loket geweigerd", "Refused by Loket"), visit.Reader.Count(part.RefusedValues));
        yield return (visit.In("Versie van de koppeltabel", "Mapping version"), visit.Reader.Count(part.MappingVersion));
    }

    /// <summary>Not where it was exported after all: then somebody has confirmed it.</summary>
    private IHtmlContent ToConfirm(ToConfirmResponse changes) => part.State is not (ExportAdministrationState.Refused or ExportAdministrationState.Previewed) ? Nothing : Html($"""
        {When(changes.Employments > 0, () => $"<p>{visit.In(
            $"Van {visit.Reader.Count(changes.Employments)} dienstverbanden veranderen waarden doordat het contract in Loket gewijzigd is. Het verslag noemt ze.",
            $"Of {visit.Reader.Count(changes.Employments)} employments values change because the contract was changed in Loket. The report names them.")}</p>")}
        {(changes.Withdrawn is { } much ? Html($"<p>{visit.In(
            $"Teruggenomen wordt {WithdrawalText.Of(much, visit.Reader)}. Het verslag noemt ze bij de verschillen.",
            $"Taken back: {WithdrawalText.Of(much, visit.Reader)}. The report names them among the differences.")}</p>") : Nothing)}
        {When(visit.Caller.Access.Allows(Permission.EditPayroll, part.Id), () => $"{Confirm(changes.Token, visit.In("Bevestigen en opnieuw exporteren", "Confirm, and export again"))}{Keep(changes)}")}
        """);

    private IHtmlContent Keep(ToConfirmResponse changes) => changes.KeepToken is not { } token ? Nothing : Html($"""
        <p>{visit.In(
            "Wat Loket bij een dienstverband invult (kostenplaats, kostendrager, ploeg, soort strook) heeft daar geen datum. Geldt het pas voor een latere periode, laat deze dan zoals ze geëxporteerd is.",
            "What Loket fills in for an employment (cost centre, cost unit, shift, payslip type) has no date there. If it is for a later period only, leave this one as it was exported.")}</p>
        {Confirm(token, visit.In("Daarin laten zoals het was, en opnieuw exporteren", "Leave that as it was, and export again"))}
        """);

    private IHtmlContent Confirm(string token, string label) => visit.Form(visit.Paths.Export(connection.Id, export.Id), Html($"""
        {Forms.Hidden(ExportView.AdministrationField, part.Id.ToString())}{Forms.Hidden(ExportView.TokenField, token)}
        {Forms.Button(label, ExportView.Confirm, "second")}
        """));

    private IHtmlContent Unmapped() => part.UnmappedCount == 0 ? Nothing : Html($"""
        <h3>{visit.In("Nog te koppelen codes", "Codes still to map")}</h3>
        <ul>{Each(part.Unmapped, code => $"<li>{MappingNames.Of(visit, code.Kind)} {Foreign(code.Code)}</li>")}</ul>
        {When(part.UnmappedCount > part.Unmapped.Count, () => $"<p>{visit.In($"… en nog {visit.Reader.Count(part.UnmappedCount - part.Unmapped.Count)}.", $"… and {visit.Reader.Count(part.UnmappedCount - part.Unmapped.Count)} more.")}</p>")}
        <p>{Widgets.Link(MappingFilter.ToDoPath(visit, connection.Id, part.Id, part.Period is { TestYear: false, Year: var year } ? year : null), visit.In("Koppel ze", "Map them"))}</p>
        """);

    private IHtmlContent Links() => !part.HasReport ? Nothing : Html($"""
        <ul class="plain">
        <li>{Widgets.Link(visit.Paths.ExportAdministration(connection.Id, export.Id, part.Id), visit.In("Bekijk het verslag: totalen, medewerkers, verschillen", "Look at the report: totals, employees, differences"))}</li>
        <li>{Widgets.Link(visit.Paths.LeftOut(connection.Id, export.Id, part.Id), visit.In("Download wat niet meeging (CSV)", "Download what was left out (CSV)"))}</li>
        </ul>
        """);

    private IHtmlContent FileOf(PayrollFileResponse file, bool isGoingOn) => Html($"""
        <h3>{visit.In("Loonbestand", "Payroll file")}</h3>
        <p>{Widgets.ButtonLink(visit.Paths.PayrollFile(connection.Id, export.Id, part.Id), visit.In("Download het loonbestand", "Download the payroll file"))}</p>
        {Widgets.Facts([(visit.In("Naam", "Name"), file.Name), (visit.In("Grootte", "Size"), SizeOf(file.Length)), ("SHA-256", Html($"<code>{file.Sha256}</code>"))])}
        {Import(file)}
        <h3>{visit.In("Mail met het loonbestand", "Mail with the payroll file")}</h3>
        <p>{ExportNames.Badge(visit, file.Mail)} {When(file.Mails > 1, () => $"{visit.In($"{visit.Reader.Count(file.Mails)} keer.", $"{visit.Reader.Count(file.Mails)} times.")}")}</p>
        {Advice.Notice(visit, Subject, file.MailProblem)}
        {(isGoingOn || !visit.Caller.Access.Allows(Permission.EditPayroll, part.Id) ? Nothing : MailAgain())}
        """);

    /// <summary>As the mail with the file tells it.</summary>
    private IHtmlContent Import(PayrollFileResponse file) => part.Period is not { } period ? Nothing : Html($"""
        <details{When(connection.Settings.Delivery == Delivery.File, () => $" open")}><summary>{visit.In("Zo importeert u het in Loket", "How to import it in Loket")}</summary>
        {When(connection.Settings.Delivery == Delivery.Both, () => $"<p>{PayrollFileWords.InLoket.In(visit.Language)}</p>")}
        <p>{visit.In("Kies in Loket de werkgever en de administratie, dan bovenin “collectieve mutaties”, en vul het venster zo in:", "In Loket choose the employer and the administration, then “collectieve mutaties” at the top, and fill in the window like this:")}</p>
        {Widgets.Facts(ImportWindow.Fields(file.Name, period.Year, period.PeriodNumber).Select(field => (field.Name, (object?)field.Value)))}
        </details>
        """);

    private IHtmlContent MailAgain() => Html($"""
        <details{When(FaultOfRecipients is not null, () => $" open")}><summary>{visit.In("Mail het bestand opnieuw", "Mail the file again")}</summary>
        {visit.Form(visit.Paths.Export(connection.Id, export.Id), Html($"""
            {Forms.Hidden(ExportView.AdministrationField, part.Id.ToString())}
            {Forms.TextArea(new Field(
                ExportView.RecipientsOf(part.Id),
                visit.In("Aan andere adressen", "To other addresses"),
                FaultOfRecipients is null ? null : visit.Text(ExportView.RecipientsOf(part.Id)),
                visit.In("Leeg: aan de ontvangers van de instellingen. Anders hooguit tien adressen, met een komma of op eigen regels.", "Empty: to the recipients of the settings. Else ten addresses at most, with commas or on lines of their own."),
                FaultOfRecipients))}
            {Forms.Button(visit.In("Mail opnieuw", "Mail again"), ExportView.Mail, "second")}
            """))}
        </details>
        """);

    private string SizeOf(long bytes) => bytes < BytesInKilobyte
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes")
        : $"{visit.Reader.Value((decimal)bytes / BytesInKilobyte)} kB";
}

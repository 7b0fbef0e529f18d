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
            yield return (visit.In("Common.StateOfThePeriod"), ExportNames.StateOf(visit, state));
        if (part.Period?.RunCreatedOn is { } day)
            yield return (visit.In("Common.LoketMakesTheRunOn"), visit.Reader.Date(day));
        yield return (RegistrationCountWords.Name(visit.Reader), RegistrationCountWords.Of(part.Registrations, visit.Reader));
        yield return (visit.In("Common.Lines"), visit.Reader.Count(part.Lines));
        yield return (visit.In("ExportParts.Values"), visit.In("ExportParts.NewChangedWithdrawnUnchanged", visit.Reader.Count(part.Created), visit.Reader.Count(part.Changed), visit.Reader.Count(part.Withdrawn), visit.Reader.Count(part.Unchanged)));
        if (part.RefusedValues > 0)
            yield return (visit.In("ExportParts.RefusedByLoket"), visit.Reader.Count(part.RefusedValues));
        yield return (visit.In("ExportParts.MappingVersion"), visit.Reader.Count(part.MappingVersion));
    }

    /// <summary>Not where it was exported after all: then somebody has confirmed it.</summary>
    private IHtmlContent ToConfirm(ToConfirmResponse changes) => part.State is not (ExportAdministrationState.Refused or ExportAdministrationState.Previewed) ? Nothing : Html($"""
        {When(changes.Employments > 0, () => $"<p>{visit.In("ExportParts.OfEmploymentsValuesChangeBecauseThe", visit.Reader.Count(changes.Employments))}</p>")}
        {(changes.Withdrawn is { } much ? Html($"<p>{visit.In("ExportParts.TakenBackTheReportNamesThem", WithdrawalText.Of(much, visit.Reader))}</p>") : Nothing)}
        {When(visit.Caller.Access.Allows(Permission.EditPayroll, part.Id), () => $"{Confirm(changes.Token, visit.In("ExportParts.ConfirmAndExportAgain"))}{Keep(changes)}")}
        """);

    private IHtmlContent Keep(ToConfirmResponse changes) => changes.KeepToken is not { } token ? Nothing : Html($"""
        <p>{visit.In("ExportParts.WhatLoketFillsInForAn")}</p>
        {Confirm(token, visit.In("ExportParts.LeaveThatAsItWasAnd"))}
        """);

    private IHtmlContent Confirm(string token, string label) => visit.Form(visit.Paths.Export(connection.Id, export.Id), Html($"""
        {Forms.Hidden(ExportView.AdministrationField, part.Id.ToString())}{Forms.Hidden(ExportView.TokenField, token)}
        {Forms.Button(label, ExportView.Confirm, "second")}
        """));

    private IHtmlContent Unmapped() => part.UnmappedCount == 0 ? Nothing : Html($"""
        <h3>{visit.In("Common.CodesStillToMap")}</h3>
        <ul>{Each(part.Unmapped, code => $"<li>{MappingNames.Of(visit, code.Kind)} {Foreign(code.Code)}</li>")}</ul>
        {When(part.UnmappedCount > part.Unmapped.Count, () => $"<p>{visit.In("Common.AndMore", visit.Reader.Count(part.UnmappedCount - part.Unmapped.Count))}</p>")}
        <p>{Widgets.Link(MappingFilter.ToDoPath(visit, connection.Id, part.Id, part.Period is { TestYear: false, Year: var year } ? year : null), visit.In("Common.MapThem"))}</p>
        """);

    private IHtmlContent Links() => !part.HasReport ? Nothing : Html($"""
        <ul class="plain">
        <li>{Widgets.Link(visit.Paths.ExportAdministration(connection.Id, export.Id, part.Id), visit.In("ExportParts.LookAtTheReportTotalsEmployees"))}</li>
        <li>{Widgets.Link(visit.Paths.LeftOut(connection.Id, export.Id, part.Id), visit.In("ExportParts.DownloadWhatWasLeftOutCSV"))}</li>
        </ul>
        """);

    private IHtmlContent FileOf(PayrollFileResponse file, bool isGoingOn) => Html($"""
        <h3>{visit.In("ExportParts.PayrollFile")}</h3>
        <p>{Widgets.ButtonLink(visit.Paths.PayrollFile(connection.Id, export.Id, part.Id), visit.In("ExportParts.DownloadThePayrollFile"))}</p>
        {Widgets.Facts([(visit.In("Common.Name"), file.Name), (visit.In("ExportParts.Size"), SizeOf(file.Length)), ("SHA-256", Html($"<code>{file.Sha256}</code>"))])}
        {Import(file)}
        <h3>{visit.In("ExportParts.MailWithThePayrollFile")}</h3>
        <p>{ExportNames.Badge(visit, file.Mail)} {When(file.Mails > 1, () => $"{visit.In("ExportParts.Times", visit.Reader.Count(file.Mails))}")}</p>
        {Advice.Notice(visit, Subject, file.MailProblem)}
        {(isGoingOn || !visit.Caller.Access.Allows(Permission.EditPayroll, part.Id) ? Nothing : MailAgain())}
        """);

    /// <summary>As the mail with the file tells it.</summary>
    private IHtmlContent Import(PayrollFileResponse file) => part.Period is not { } period ? Nothing : Html($"""
        <details{When(connection.Settings.Delivery == Delivery.File, () => $" open")}><summary>{visit.In("ExportParts.HowToImportItInLoket")}</summary>
        {When(connection.Settings.Delivery == Delivery.Both, () => $"<p>{PayrollFileWords.InLoket.In(visit.Language)}</p>")}
        <p>{visit.In("ExportParts.InLoketChooseTheEmployerAnd")}</p>
        {Widgets.Facts(ImportWindow.Fields(file.Name, period.Year, period.PeriodNumber).Select(field => (field.Name, (object?)field.Value)))}
        </details>
        """);

    private IHtmlContent MailAgain() => Html($"""
        <details{When(FaultOfRecipients is not null, () => $" open")}><summary>{visit.In("ExportParts.MailTheFileAgain")}</summary>
        {visit.Form(visit.Paths.Export(connection.Id, export.Id), Html($"""
            {Forms.Hidden(ExportView.AdministrationField, part.Id.ToString())}
            {Forms.TextArea(new Field(
                ExportView.RecipientsOf(part.Id),
                visit.In("ExportParts.ToOtherAddresses"),
                FaultOfRecipients is null ? null : visit.Text(ExportView.RecipientsOf(part.Id)),
                visit.In("ExportParts.EmptyToTheRecipientsOfThe"),
                FaultOfRecipients))}
            {Forms.Button(visit.In("ExportParts.MailAgain"), ExportView.Mail, "second")}
            """))}
        </details>
        """);

    private string SizeOf(long bytes) => bytes < BytesInKilobyte
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes")
        : $"{visit.Reader.Value((decimal)bytes / BytesInKilobyte)} kB";
}

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
internal sealed class ExportParts(ConsoleRequest request, ConnectionResponse connection, ExportResponse export, ExportAdministrationResponse part)
{
    private const int BytesInKilobyte = 1024;

    /// <summary>What is wrong with the addresses that were typed for this administration.</summary>
    public string? FaultOfRecipients { get; init; }

    private AdviceSubject Subject => new(connection.Id, part.Id, export.Id);

    /// <param name="isGoingOn">Then what stands here is exchanged now and then, so it holds no forms.</param>
    public IHtmlContent Show(bool isGoingOn) => Html($"""
        <section class="card" aria-labelledby="a-{part.Id}">
        <h2 id="a-{part.Id}">{Foreign(part.Name)}{When(part.Period is not null, () => $", {ExportNames.Period(part.Period!.Year, part.Period.PeriodNumber)}")}</h2>
        <p>{Widgets.Badge(ExportNames.Badge(request, part.State))} {Foreign(part.EmployerName)}</p>
        {Advice.Problem(request, Subject, part.Problem)}
        {(part.ToConfirm is { } changes && !isGoingOn ? ToConfirm(changes) : Nothing)}
        {Unmapped()}
        {Each(part.Warnings, warning => $"{Advice.Notice(request, Subject, warning)}")}
        {Widgets.Facts(Facts())}
        {Links()}
        {(part.File is { } file ? FileOf(file, isGoingOn) : Nothing)}
        </section>
        """);

    private IEnumerable<(string Name, object? Value)> Facts()
    {
        if (part.Period?.State is { } state)
            yield return (request.In("Common.StateOfThePeriod"), ExportNames.StateOf(request, state));
        if (part.Period?.RunCreatedOn is { } day)
            yield return (request.In("Common.LoketMakesTheRunOn"), request.Reader.Date(day));
        yield return (RegistrationCountWords.Name(request.Reader), RegistrationCountWords.Of(part.Registrations, request.Reader));
        yield return (request.In("Common.Lines"), request.Reader.Count(part.Lines));
        yield return (request.In("ExportParts.Values"), request.In("ExportParts.NewChangedWithdrawnUnchanged", request.Reader.Count(part.Created), request.Reader.Count(part.Changed), request.Reader.Count(part.Withdrawn), request.Reader.Count(part.Unchanged)));
        if (part.RefusedValues > 0)
            yield return (request.In("ExportParts.RefusedByLoket"), request.Reader.Count(part.RefusedValues));
        yield return (request.In("ExportParts.MappingVersion"), request.Reader.Count(part.MappingVersion));
    }

    /// <summary>Not where it was exported after all: then somebody has confirmed it.</summary>
    private IHtmlContent ToConfirm(ToConfirmResponse changes) => part.State is not (ExportAdministrationState.Refused or ExportAdministrationState.Previewed) ? Nothing : Html($"""
        {When(changes.Employments > 0, () => $"<p>{request.In("ExportParts.OfEmploymentsValuesChangeBecauseThe", request.Reader.Count(changes.Employments))}</p>")}
        {(changes.Withdrawn is { } much ? Html($"<p>{request.In("ExportParts.TakenBackTheReportNamesThem", WithdrawalText.Of(much, request.Reader))}</p>") : Nothing)}
        {When(request.Caller.Access.Allows(Permission.EditPayroll, part.Id), () => $"{Confirm(changes.Token, request.In("ExportParts.ConfirmAndExportAgain"))}{Keep(changes)}")}
        """);

    private IHtmlContent Keep(ToConfirmResponse changes) => changes.KeepToken is not { } token ? Nothing : Html($"""
        <p>{request.In("ExportParts.WhatLoketFillsInForAn")}</p>
        {Confirm(token, request.In("ExportParts.LeaveThatAsItWasAnd"))}
        """);

    private IHtmlContent Confirm(string token, string label) => request.Form(request.Paths.Export(connection.Id, export.Id), Html($"""
        {Forms.Hidden(ExportView.AdministrationField, part.Id.ToString())}{Forms.Hidden(ExportView.TokenField, token)}
        {Forms.Button(label, ExportView.Confirm, "second")}
        """));

    private IHtmlContent Unmapped() => part.UnmappedCount == 0 ? Nothing : Html($"""
        <h3>{request.In("Common.CodesStillToMap")}</h3>
        <ul>{Each(part.Unmapped, code => $"<li>{MappingNames.Of(request, code.Kind)} {Foreign(code.Code)}</li>")}</ul>
        {When(part.UnmappedCount > part.Unmapped.Count, () => $"<p>{request.In("Common.AndMore", request.Reader.Count(part.UnmappedCount - part.Unmapped.Count))}</p>")}
        <p>{Widgets.Link(MappingFilter.ToDoPath(request, connection.Id, part.Id, part.Period is { TestYear: false, Year: var year } ? year : null), request.In("Common.MapThem"))}</p>
        """);

    private IHtmlContent Links() => !part.HasReport ? Nothing : Html($"""
        <ul class="plain">
        <li>{Widgets.Link(request.Paths.ExportAdministration(connection.Id, export.Id, part.Id), request.In("ExportParts.LookAtTheReportTotalsEmployees"))}</li>
        <li>{Widgets.Link(request.Paths.LeftOut(connection.Id, export.Id, part.Id), request.In("ExportParts.DownloadWhatWasLeftOutCSV"))}</li>
        </ul>
        """);

    private IHtmlContent FileOf(PayrollFileResponse file, bool isGoingOn) => Html($"""
        <h3>{request.In("ExportParts.PayrollFile")}</h3>
        <p>{Widgets.ButtonLink(request.Paths.PayrollFile(connection.Id, export.Id, part.Id), request.In("ExportParts.DownloadThePayrollFile"))}</p>
        {Widgets.Facts([(request.In("Common.Name"), file.Name), (request.In("ExportParts.Size"), SizeOf(file.Length)), ("SHA-256", Html($"<code>{file.Sha256}</code>"))])}
        {Import(file)}
        <h3>{request.In("ExportParts.MailWithThePayrollFile")}</h3>
        <p>{Widgets.Badge(ExportNames.Badge(request, file.Mail))} {When(file.Mails > 1, () => $"{request.In("ExportParts.Times", request.Reader.Count(file.Mails))}")}</p>
        {Advice.Notice(request, Subject, file.MailProblem)}
        {(isGoingOn || !request.Caller.Access.Allows(Permission.EditPayroll, part.Id) ? Nothing : MailAgain())}
        """);

    /// <summary>As the mail with the file tells it.</summary>
    private IHtmlContent Import(PayrollFileResponse file) => part.Period is not { } period ? Nothing : Html($"""
        <details{When(connection.Settings.Delivery == Delivery.File, () => $" open")}><summary>{request.In("ExportParts.HowToImportItInLoket")}</summary>
        {When(connection.Settings.Delivery == Delivery.Both, () => $"<p>{PayrollFileWords.InLoket.In(request.Language)}</p>")}
        <p>{request.In("ExportParts.InLoketChooseTheEmployerAnd")}</p>
        {Widgets.Facts(ImportWindow.Fields(file.Name, period.Year, period.PeriodNumber).Select(field => (field.Name, (object?)field.Value)))}
        </details>
        """);

    private IHtmlContent MailAgain() => Html($"""
        <details{When(FaultOfRecipients is not null, () => $" open")}><summary>{request.In("ExportParts.MailTheFileAgain")}</summary>
        {request.Form(request.Paths.Export(connection.Id, export.Id), Html($"""
            {Forms.Hidden(ExportView.AdministrationField, part.Id.ToString())}
            {Forms.TextArea(new Field(
                ExportView.RecipientsOf(part.Id),
                request.In("ExportParts.ToOtherAddresses"),
                FaultOfRecipients is null ? null : request.Text(ExportView.RecipientsOf(part.Id)),
                request.In("ExportParts.EmptyToTheRecipientsOfThe"),
                FaultOfRecipients))}
            {Forms.Button(request.In("ExportParts.MailAgain"), ExportView.Mail, "second")}
            """))}
        </details>
        """);

    private string SizeOf(long bytes) => bytes < BytesInKilobyte
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes")
        : $"{request.Reader.Value((decimal)bytes / BytesInKilobyte)} kB";
}

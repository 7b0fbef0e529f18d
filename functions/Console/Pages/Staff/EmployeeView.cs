using System.Globalization;
using LoketFunctions.Connections;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Pages.Runs;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Sync.Employees;
using Microsoft.AspNetCore.Html;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Staff;

/// <summary>What the page of one employee shows.</summary>
internal sealed class EmployeeView(ConsoleRequest visit, ConnectionResponse connection, EmployeeDetails details)
{
    public const string Retry = "retry";

    private readonly EmployeeResponse _employee = details.Employee;

    public IHtmlContent Content(IHtmlContent picker) => Html($"""
        {Widgets.Facts(Facts())}
        {(EmployeeCells.MayChoose(visit, _employee) ? visit.Form(Path, Buttons(), "actions") : Nothing)}
        {picker}
        {Employments()}
        {Widgets.Part("fields", visit.In("Gegevens die worden overgenomen", "Data that is taken over"), Fields())}
        {(EmployeeCells.MayChoose(visit, _employee) ? Held() : Nothing)}
        <p><a href="{visit.Paths.Employees(connection.Id)}">{visit.In("Naar alle medewerkers", "To all employees")}</a></p>
        """);

    /// <summary>For who asks what is held on him.</summary>
    private IHtmlContent Held() => Widgets.Part("held", visit.In("Alles wat er bewaard is", "All that is kept"), Html($"""
        <p>{visit.In(
            "Als de medewerker vraagt wat er over hem of haar bewaard wordt: één bestand met alles, waar het staat, waarvoor en hoelang.",
            "Should the employee ask what is kept on them: one file with all of it, where it lies, what for and how long.")}</p>
        <p><a href="{visit.Paths.PersonData(connection.Id, _employee.LoketEmployeeId)}" download>{visit.In("Alle gegevens downloaden (JSON)", "Download all data (JSON)")}</a></p>
        """));

    private string Path => visit.Paths.Employee(connection.Id, _employee.LoketEmployeeId);

    private IEnumerable<(string Name, object? Value)> Facts()
    {
        yield return (visit.In("Stand", "Status"), EmployeeCells.Status(visit, _employee));
        yield return (visit.In("Personeelsnummer", "Personnel number"), _employee.PersonnelNumber is { } number ? Foreign(number) : "–");
        yield return (visit.In("Administratie", "Administration"),
            Foreign(connection.Administrations.FirstOrDefault(one => one.Id == _employee.AdministrationId)?.Name));
        if (_employee.Link is { } link)
        {
            yield return (visit.In("In de planner", "In the planner"), EmployeeCells.InPlanner(visit, _employee));
            if (link.Since is { } since)
                yield return (visit.In("Gekoppeld sinds", "Linked since"), Widgets.Moment(visit, since));
        }

        if (_employee.MergedWith.Count > 0)
            yield return (visit.In("Samengevoegd met", "Merged with"), Html($"<ul class=\"plain\">{Each(_employee.MergedWith, one => $"<li>{Merged(one)}</li>")}</ul>"));
        if (details.LastDay is { } lastDay)
            yield return (visit.In("Laatste dag in dienst", "Last day employed"), visit.Reader.Date(lastDay));
    }

    private IHtmlContent Merged(MergedRecord other) => other.Name is { } name
        ? Html($"<a href=\"{visit.Paths.Employee(connection.Id, other.LoketEmployeeId)}\">{Foreign(name)}</a>")
        : Html($"{visit.In("iemand die u niet mag zien", "somebody whom you may not see")}");

    private IHtmlContent Buttons() => All(
        EmployeeCells.Buttons(visit, _employee),
        When(_employee.Status.IsCurrent() && connection.MaySync(), () =>
            $"{Forms.Button(visit.In("Alleen deze medewerker synchroniseren", "Sync this employee only"), Retry, "second")}"));

    private IHtmlContent Fields()
    {
        var contracts = details.Fields.Where(field => field.EmploymentId is not null).GroupBy(field => field.EmploymentId).ToList();
        return Html($"""
            {Table(visit.In("Persoon", "Person"), details.Fields.Where(field => field.EmploymentId is null))}
            {All(contracts.Index().Select(contract => Table(
                contracts.Count == 1 ? visit.In("Dienstverband", "Employment") : visit.In($"Dienstverband {contract.Index + 1}", $"Employment {contract.Index + 1}"), contract.Item)))}
            """);
    }

    /// <summary>What a registration can name, where it is for one of several.</summary>
    private IHtmlContent Employments() => Widgets.Part("employments", visit.In("Dienstverbanden", "Employments"), Widgets.Table(
        visit.In("Dienstverbanden", "Employments"),
        [
            new(visit.In("Nummer", "Number"), IsNumber: true), new(visit.In("Begint", "Starts")), new(visit.In("Laatste dag", "Last day")),
            new(visit.In("Administratie", "Administration")), new(visit.In("Id in Loket", "Id in Loket")),
        ],
        _employee.Employments.Select(one => (IReadOnlyList<object?>)
        [
            one.EmploymentNumber?.ToString(CultureInfo.InvariantCulture), one.StartDate is { } start ? visit.Reader.Date(start) : null,
            one.EndDate is { } end ? visit.Reader.Date(end) : null, Foreign(connection.Administrations.FirstOrDefault(known => known.Id == one.AdministrationId)?.Name),
            Html($"<code>{one.EmploymentId}</code>"),
        ]),
        visit.In("Geen dienstverbanden.", "No employments.")));

    private IHtmlContent Table(string caption, IEnumerable<EmployeeField> fields) => Widgets.Table(
        caption,
        [new(visit.In("Gegeven", "Field")), new("Loket"), new(visit.In("Laatst aangenomen door de planner", "Last accepted by the planner")), new(visit.In("Wordt overgenomen", "Is taken over"))],
        fields.Select(field => (IReadOnlyList<object?>)
        [
            FieldWords.NameOf(visit, field.Field), Foreign(FieldWords.ValueOf(visit, field.Field, field.LoketValue)),
            field.IsAcceptedKnown ? Foreign(FieldWords.ValueOf(visit, field.Field, field.Accepted)) : Html($"<span class=\"quiet\">{visit.In("onbekend", "unknown")}</span>"),
            FieldWords.PolicyOf(visit, field.Policy),
        ]),
        visit.In("Geen gegevens.", "No data."), isCaptionShown: true);
}

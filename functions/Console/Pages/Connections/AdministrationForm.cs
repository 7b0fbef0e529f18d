using System.Globalization;
using LoketFunctions.Components;
using LoketFunctions.Connections;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Http;
using Microsoft.AspNetCore.Html;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Connections;

/// <summary>The choice of what takes part, by employer, from what the Loket user reaches now.</summary>
/// <param name="today">In the Netherlands.</param>
internal sealed class AdministrationForm(ConsoleRequest request, ConnectionResponse connection, AdministrationsResponse offered, DateOnly today)
{
    public const string Field = "administrationIds";

    /// <summary>What is wrong with a choice, as a fault of the form as a whole.</summary>
    public static Problem OfTheForm(Problem problem) =>
        problem with { Faults = new Dictionary<string, InputFault> { [Field] = problem.Faults!.Values.First() } };

    /// <summary>In words for the form as a whole.</summary>
    public static string WordsOf(ConsoleRequest request, Problem problem) =>
        problem.Faults!.ContainsKey(Field) ? request.In("AdministrationForm.ChooseAtLeastOneAdministration")
        : problem.Faults.Keys.Any(field => field.StartsWith(VenueFields.Choice, StringComparison.Ordinal)) ? VenueFields.Fault(request)
        : request.In("AdministrationForm.AnAdministrationThatWasChosenCan");

    public IHtmlContent Show() => offered.Administrations.Count == 0 ? All(None(), Closed()) : All(Form(), Closed());

    private IHtmlContent None() => Html($"""
        <p>{request.In("AdministrationForm.TheLoketUserCanSeeNo")}</p>
        """);

    private IHtmlContent Form()
    {
        var content = Html($"""
            <p id="{Field}">{request.In("AdministrationForm.WhatYouTickTakesPartFrom")}</p>
            {When(offered.AsksVenues, () => $"{Forms.Hidden(VenueFields.Choice, "asked")}")}
            {Each(offered.Administrations.GroupBy(one => one.EmployerId), employer => $"{Employer([.. employer])}")}
            <p class="actions"><button>{request.In("AdministrationForm.SaveTheChoice")}</button></p>
            """);
        return request.Form(request.Paths.Administrations(connection.Id), content);
    }

    private IHtmlContent Employer(IReadOnlyList<OfferedAdministration> administrations)
    {
        var missing = administrations[0].MissingRights;
        return Html($"""
            <fieldset>
            <legend>{Foreign(administrations[0].EmployerName)}</legend>
            {When(missing.Count > 0, () => $"<p>{Widgets.Badge(request.In("AdministrationForm.RightsAreMissing"), Tone.Bad)} {Lacks(missing)}</p>")}
            {Each(administrations, one => $"{Box(one)}")}
            </fieldset>
            """);
    }

    private IHtmlContent Box(OfferedAdministration one)
    {
        var (value, id) = (one.Id.ToString("D"), $"one-{one.Id:D}");
        var isOn = request.IsPost ? request.Texts(Field).Contains(value, StringComparer.OrdinalIgnoreCase) : one.Chosen;
        return Html($"""
            <div class="field check">
            <input id="{id}" name="{Field}" type="checkbox" value="{value}" aria-describedby="{id}-facts"{When(isOn, () => $" checked")}{When(one.OtherConnection is not null, () => $" disabled")}>
            <label for="{id}">{Foreign(one.Name)}</label>
            <p class="hint" id="{id}-facts">{Facts(one)}
            {When(one.OtherConnection is not null, () => $"{Elsewhere()}")}
            {(one.Chosen ? AdministrationNames.MappingLink(request, connection.Id, one.Id, one.Name) : Nothing)}</p>
            </div>
            {When(offered.AsksVenues && one.OtherConnection is null, () => $"{VenueFields.Of(request, one)}")}
            """);
    }

    private IHtmlContent Facts(OfferedAdministration one)
    {
        string?[] facts =
        [
            one.ClientNumber is { } number ? $"{request.In("AdministrationForm.ClientNumber")} {number.ToString(CultureInfo.InvariantCulture)}" : null,
            AdministrationNames.Period(request, one.PayrollPeriodType)?.ToLowerInvariant(),
            one.StartDate is { } start && start > today ? $"{request.In("AdministrationForm.StartsOn")} {request.Reader.Date(start)}" : null,
        ];
        var text = string.Join(", ", facts.OfType<string>());
        return one.EndDate is { } end && end < today
            ? Html($"{text} {Widgets.Badge($"{request.In("AdministrationForm.EndedOn")} {request.Reader.Date(end)}", Tone.Warning)}")
            : Html($"{text}{When(one.EndDate is not null, () => $", {request.In("AdministrationForm.EndsOn")} {request.Reader.Date(one.EndDate!.Value)}")}");
    }

    private IHtmlContent Elsewhere() => Widgets.Badge(
        request.In("AdministrationForm.TakesPartInAnotherConnectionOf"), Tone.Warning);

    private string Lacks(IReadOnlyList<string> missing) => request.In("AdministrationForm.TheLoketUserLacksHereThe", string.Join(", ", missing));

    private IHtmlContent Closed() => offered.ClosedEmployers.Count == 0 ? Nothing : Html($"""
        <h2>{request.In("AdministrationForm.EmployersWithoutAccess")}</h2>
        <p>{request.In("AdministrationForm.TheLoketUserSeesTheseEmployers")}</p>
        <ul>{Each(offered.ClosedEmployers, employer => $"<li>{Foreign(employer.EmployerName)}</li>")}</ul>
        """);
}

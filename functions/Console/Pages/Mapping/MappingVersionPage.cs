using LoketFunctions.Connections;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Http;
using LoketFunctions.Mapping;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Mapping;

/// <summary>A version of a mapping as it was saved: what changed in it, and all that stands in it.</summary>
internal sealed class MappingVersionPage(ConnectionOperations connections, MappingOperations mappings)
{
    [Function("ConsoleMappingVersion")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "console/connections/{connectionId}/administrations/{administrationId:guid}/mapping/versions/{version:int:min(1)}")]
        HttpRequest http, string connectionId, Guid administrationId, int version, FunctionContext context, CancellationToken cancellation)
    {
        var request = context.GetConsoleRequest();
        var connection = await connections.GetAsync(request.Caller, connectionId, cancellation);
        var administration = connection.Administrations.FirstOrDefault(one => one.Id == administrationId) ?? throw Problems.Throw(Problems.NotFound("administration"));
        var shown = await mappings.GetAsync(request.Caller, connectionId, administrationId, version, year: null, cancellation);
        var before = shown.MadeFrom == 0
            ? MappingResponse.Of(MappingVersion.None)
            : await mappings.GetAsync(request.Caller, connectionId, administrationId, shown.MadeFrom, year: null, cancellation);
        var latest = await mappings.GetAsync(request.Caller, connectionId, administrationId, number: null, shown.Year, cancellation);
        var choices = new MappingChoices(request, await mappings.GetOptionsAsync(request.Caller, connectionId, administrationId, year: null, search: null, cancellation));
        var path = request.Paths.Mapping(connectionId, administrationId);
        return request.Show(
            new Page($"{request.In("Common.Version")} {request.Reader.Count(version)}: {administration.Name}", connection, Section.Administrations),
            Html($"""
                {MappingNames.ChangedBy(request, version, shown.ChangedAt, shown.ChangedBy)}
                <p>{(version == latest.Version
                    ? request.In("MappingVersion.ThisVersionHoldsNowFromPayroll", shown.Year)
                    : request.In("MappingVersion.ThisIsAnEarlierVersionFor", shown.Year))}
                {Widgets.Link(shown.Year is { } year ? MappingFilter.YearPath(path, year) : path, request.In("Common.ToTheMapping"))}</p>
                {Widgets.Part("changes", request.In("MappingVersion.WhatChangedInThisVersion"), Changes(request, choices, before, shown))}
                {Widgets.Part("all", request.In("MappingVersion.AllInThisVersion"), Whole(request, choices, shown))}
                <p class="actions">
                {When(shown.MadeFrom > 0, () => $"{Widgets.Link(request.Paths.MappingVersion(connectionId, administrationId, shown.MadeFrom), request.In("MappingVersion.VersionBefore"))}")}
                {When(version != latest.Version, () => $"{Widgets.Link(request.Paths.MappingVersion(connectionId, administrationId, latest.Version), request.In("MappingVersion.VersionThatHoldsNow"))}")}
                </p>
                """));
    }

    private static IHtmlContent Changes(ConsoleRequest request, MappingChoices choices, MappingResponse before, MappingResponse after) => Widgets.Table(
        request.In("MappingVersion.ChangedCodes"),
        [new Column("Code"), new Column(request.In("Common.Section")), new Column(request.In("Common.Before")), new Column(request.In("MappingVersion.InThisVersion"))],
        from key in Keys(before).Union(Keys(after))
        let change = (Before: CodeChoice.Of(before, key), After: CodeChoice.Of(after, key))
        where change.Before != change.After
        orderby key.Kind, key.Code
        select (IReadOnlyList<object?>)
            [Foreign(key.Code), MappingNames.Of(request, key.Kind), choices.Describe(key.Kind, change.Before), choices.Describe(key.Kind, change.After)],
        request.In("MappingVersion.Nothing"));

    private static IHtmlContent Whole(ConsoleRequest request, MappingChoices choices, MappingResponse mapping) => Widgets.Table(
        request.In("MappingVersion.CodesOfThisVersion"),
        [new Column("Code"), new Column(request.In("Common.Section")), new Column(request.In("Common.InLoket"))],
        Keys(mapping).OrderBy(key => key.Kind).ThenBy(key => key.Code, StringComparer.OrdinalIgnoreCase)
            .Select(key => (IReadOnlyList<object?>)[Foreign(key.Code), MappingNames.Of(request, key.Kind), choices.Describe(key.Kind, CodeChoice.Of(mapping, key))]),
        request.In("MappingVersion.ThisVersionIsEmpty"));

    private static IEnumerable<CodeKey> Keys(MappingResponse mapping) =>
        mapping.Departments.Keys.Select(code => new CodeKey(MappingKind.Department, code))
            .Concat(mapping.HourComponents.Keys.Select(code => new CodeKey(MappingKind.HourComponent, code)))
            .Concat(mapping.WageComponents.Keys.Select(code => new CodeKey(MappingKind.WageComponent, code)))
            .Concat(mapping.Counts.Keys.Select(code => new CodeKey(MappingKind.Count, code)));
}

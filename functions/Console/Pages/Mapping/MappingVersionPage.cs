using LoketFunctions.Connections;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Console.Requests;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Mapping;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Console.Pages.Mapping;

/// <summary>A version of a mapping as it was saved: what changed in it, and all that stands in it.</summary>
internal sealed class MappingVersionPage(ConnectionOperations connections, MappingOperations mappings)
{
    [Function("ConsoleMappingVersion")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get",
            Route = "console/connections/{connectionId}/administrations/{administrationId:guid}/mapping/versions/{version:int:min(1)}")]
        HttpRequest http, string connectionId, Guid administrationId, int version, FunctionContext context, CancellationToken cancellation)
    {
        var id = new ConnectionId(connectionId);
        var key = new AdministrationKey(id, administrationId);
        var request = context.GetConsoleRequest();
        var connection = await connections.GetAsync(request.Caller, id, cancellation);
        var administration = connection.Administrations.FirstOrDefault(one => one.Id == administrationId)
            ?? throw Problems.Throw(Problems.NotFound("administration"));
        var shown = await mappings.GetAsync(request.Caller, key, version, year: null, cancellation);
        var before = shown.MadeFrom == 0
            ? MappingResponse.Of(MappingVersion.None)
            : await mappings.GetAsync(request.Caller, key, shown.MadeFrom, year: null, cancellation);
        var latest = await mappings.GetAsync(request.Caller, key, number: null, shown.Year, cancellation);
        var choices = new MappingChoices(request,
            await mappings.GetOptionsAsync(request.Caller, key, year: null, search: null, cancellation));
        return request.Show(
            new Page($"{request.In("Common.Version")} {request.Reader.Count(version)}: {administration.Name}", connection,
                Section.Administrations),
            MappingVersionView.Of(id, administrationId, choices, before, shown, latest.Version));
    }
}

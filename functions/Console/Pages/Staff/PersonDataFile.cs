using System.Net.Mime;
using LoketFunctions.Console.Requests;
using LoketFunctions.Privacy.PersonData;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Console.Pages.Staff;

/// <summary>What is held on an employee, as a file to take along.</summary>
internal sealed class PersonDataFile(PersonDataOperations operations)
{
    [Function("ConsolePersonData")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> FetchAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "console/connections/{connectionId}/employees/{employeeId:guid}/data")]
        HttpRequest http, string connectionId, Guid employeeId, FunctionContext context, CancellationToken cancellation)
    {
        var request = context.GetConsoleRequest();
        var write = await operations.ExportAsync(request.Caller, new(connectionId), employeeId, cancellation);
        return Results.Stream(write, MediaTypeNames.Application.Json, request.In("PersonDataFile.DataJson"));
    }
}

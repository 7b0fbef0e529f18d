using System.Net.Mime;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Privacy.PersonData;

/// <summary>What is held on a person. Signed call.</summary>
internal sealed class PersonDataFunctions(PersonDataOperations operations)
{
    private const string Route = "planners/{planner}/accounts/{account}/connections/{connectionId}/employees/{employeeId:guid}/data";

    [Function("GetPersonData")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request, string connectionId, Guid employeeId,
        FunctionContext context, CancellationToken cancellation) =>
        Results.Stream(
            await operations.ExportAsync(context.GetCaller(), new(connectionId), employeeId, cancellation),
            MediaTypeNames.Application.Json);
}

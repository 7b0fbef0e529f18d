using LoketFunctions.Simulators.Planner.Registrations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LoketFunctions.Simulators.Planner;

/// <summary>The control addresses of an account's registrations, and what the app confirmed of them.</summary>
internal static class RegistrationControls
{
    public static void Map(IEndpointRouteBuilder account, SimulatedPlanner planner)
    {
        account.MapGet("/registrations", (string account) => Marked(planner.Account(account)));
        account.MapPost(
            "/registrations", (string account, Registration[] registrations) => Add(planner.Account(account).Registrations, registrations));
        account.MapPut("/registrations/{id}", (string account, string id, Registration registration) =>
            planner.Account(account).Registrations.Put(registration with { Id = id }));
        account.MapDelete("/registrations/{id}", (string account, string id) =>
            planner.Account(account).Registrations.Remove(id) ? Results.NoContent() : Results.NotFound());
        account.MapDelete("/registrations", (string account) => planner.Account(account).Registrations.Clear());
        account.MapPut("/codes", (string account, PlannerCodes codes) => planner.Account(account).Codes = codes);
        account.MapDelete("/codes", (string account) => planner.Account(account).Codes = null);
        account.MapGet("/marks", (string account) => planner.Account(account).Confirmations.Received);
    }

    /// <summary>Every registration with its last confirmation, null where there is none.</summary>
    private static IEnumerable<ConfirmedRegistration> Marked(PlannerAccount account)
    {
        var marks = account.Confirmations.ByRegistration;
        return account.Registrations.All
            .Select(registration => new ConfirmedRegistration(registration, marks.GetValueOrDefault(registration.Id)));
    }

    private static IResult Add(PlannerRegistrations registrations, Registration[] added)
    {
        try
        {
            registrations.Add(added);
            return Results.NoContent();
        }
        catch (ArgumentException)
        {
            return PlannerEndpoints.Problem(StatusCodes.Status409Conflict, "There is a registration with such an id already.");
        }
    }

    private sealed record ConfirmedRegistration(Registration Registration, RegistrationConfirmation? Mark);
}

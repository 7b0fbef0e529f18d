using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Security;

/// <summary>Where a request comes from, whose data it is about, and what of it may be seen and done. Verified.</summary>
public sealed record Caller(Tenant Tenant, Actor Actor, Access Access)
{
    /// <summary>"nl" or "en" where the caller chose one; null follows the connection's.</summary>
    public string? Language { get; init; }

    /// <summary>The planner itself: signed for with its secret, it may do everything in its accounts.</summary>
    internal static Caller OfPlanner(Tenant tenant) => new(tenant, Actor.Planner, Access.Everything);

    /// <summary>Whoever runs the installation, for an account of one of its planners: signed for with the operator's secret.</summary>
    internal static Caller OfOperator(Tenant tenant) => new(tenant, Actor.Operator, Access.Everything);

    /// <summary>For what only functions of the operator call: nobody else gets this far.</summary>
    /// <exception cref="InvalidOperationException">It is somebody else.</exception>
    internal void RequireOperator()
    {
        if (Actor.Kind != ActorKind.Operator)
            throw new InvalidOperationException("Only the operator does this.");
    }
}

internal static class CallerContext
{
    private static readonly object CallerKey = new();
    private static readonly object BodyKey = new();

    public static void SetCaller(this FunctionContext context, Caller caller) => context.Items[CallerKey] = caller;

    public static bool HasCaller(this FunctionContext context) => context.Items.ContainsKey(CallerKey);

    /// <summary>The verified caller. Throws where <see cref="CallerVerification"/> let none through: never answer without one.</summary>
    public static Caller GetCaller(this FunctionContext context) => (Caller)context.Items[CallerKey];

    public static void SetSignedBody(this FunctionContext context, byte[] body) => context.Items[BodyKey] = body;

    /// <summary>The body that the caller's signature covers.</summary>
    public static byte[] GetSignedBody(this FunctionContext context) => (byte[])context.Items[BodyKey];
}

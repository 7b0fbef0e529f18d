using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Security;

/// <summary>Who signed the request, for which of its accounts, and the body that the signature covers.</summary>
internal sealed record Caller(Tenant Tenant, byte[] Body);

internal static class CallerContext
{
    private static readonly object Key = new();

    public static void SetCaller(this FunctionContext context, Caller caller) => context.Items[Key] = caller;

    /// <summary>The verified caller. Throws where <see cref="CallerVerification"/> let none through: never answer without one.</summary>
    public static Caller GetCaller(this FunctionContext context) => (Caller)context.Items[Key];
}

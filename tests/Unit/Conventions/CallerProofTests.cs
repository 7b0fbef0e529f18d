using System.Reflection;
using LoketFunctions.Security;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Tests.Conventions;

/// <summary>Holds every function that answers HTTP to say, once, by what it knows its caller.</summary>
public sealed class CallerProofTests
{
    /// <summary>Each is guarded by a one-time value in its address or cookie, or discloses nothing.</summary>
    private static readonly string[] Open = ["ConnectCallback", "ConnectConfirm", "ConnectStart", "DownloadFile", "Health", "Ready"];

    private static readonly IReadOnlyList<AppFunction> OfHttp =
        [.. App.Functions.Where(function => function.Trigger<HttpTriggerAttribute>() is not null)];

    /// <summary>Null where the function says nothing.</summary>
    internal static CallerProof? ProofOf(AppFunction function) => function.Method.GetCustomAttribute<VerifiedByAttribute>()?.Proof;

    /// <summary>Names of the functions with one of these proofs, in order.</summary>
    internal static IEnumerable<string> Named(params CallerProof[] proofs) =>
        OfHttp.Where(function => ProofOf(function) is { } proof && proofs.Contains(proof)).Select(function => function.Name)
            .Order(StringComparer.Ordinal);

    [Fact]
    public void Every_HTTP_function_says_by_what_it_knows_its_caller_and_no_other_does()
    {
        Assert.NotEmpty(OfHttp);
        Rule.Holds(
            from function in App.Functions
            let times = function.Method.GetCustomAttributesData().Count(attribute => attribute.AttributeType == typeof(VerifiedByAttribute))
            let wanted = OfHttp.Contains(function) ? 1 : 0
            where times != wanted
            select $"{function.Name} has {times} of {nameof(VerifiedByAttribute)} and should have {wanted}.");
    }

    [Fact]
    public void Middleware_reads_what_the_functions_say()
    {
        var proofs = CallerProofs.OfApp();
        Assert.All(OfHttp, function => Assert.Equal(ProofOf(function), proofs.Of(function.Name)));
        Assert.Equal(CallerProof.Signature, proofs.Of("Forgotten"));
    }

    /// <summary>A new open function is written down here as well, so that none is opened by a slip.</summary>
    [Fact]
    public void Only_these_functions_are_open() => Assert.Equal(Open, Named(CallerProof.None));

    [Fact]
    public void The_host_asks_for_no_keys_as_the_app_verifies_callers_itself() =>
        Assert.All(OfHttp, function => Assert.Equal(
            AuthorizationLevel.Anonymous, function.Trigger<HttpTriggerAttribute>()!.GetCustomAttribute<HttpTriggerAttribute>()!.AuthLevel));

    [Fact]
    public void Of_functions_with_one_name_the_last_counts()
    {
        var proofs = new CallerProofs([typeof(First), typeof(Second)]);
        Assert.Equal(CallerProof.ConsoleSession, proofs.Of("Same"));
    }

    internal static class First
    {
        [Function("Same")]
        [VerifiedBy(CallerProof.None)]
        public static void Act()
        {
        }
    }

    internal static class Second
    {
        [Function("Same")]
        [VerifiedBy(CallerProof.ConsoleSession)]
        public static void Act()
        {
        }
    }
}

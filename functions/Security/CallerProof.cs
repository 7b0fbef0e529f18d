using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Security;

/// <summary>By what a function that answers HTTP knows its caller.</summary>
internal enum CallerProof
{
    /// <summary>
    /// A signature of the planner that the route names, over the body or, of a method without one, over method and address. What holds
    /// where nothing is said.
    /// </summary>
    Signature,

    /// <summary>The same, of a method that could have a body and takes none: over method and address.</summary>
    SignatureWithoutBody,

    /// <summary>
    /// A signature of whoever runs the installation, over the body. The route names whose account it is about; its planner's secrets do
    /// not hold here, and the operator's nowhere else.
    /// </summary>
    OperatorSignature,

    /// <summary>The same, of a method that takes no body: over method and address.</summary>
    OperatorSignatureWithoutBody,

    /// <summary>
    /// A signature over a body that is too large for memory, or over a message that may come again. The function gets a
    /// <see cref="SignedUpload"/> and no <see cref="Caller"/>.
    /// </summary>
    SignedUpload,

    /// <summary>A page of the console: the cookie of a session, and of forms the session's token too.</summary>
    ConsoleSession,

    /// <summary>A page of the console that is reached without a session.</summary>
    OpenPage,

    /// <summary>Nothing: the function is guarded by one-time values, or discloses nothing.</summary>
    None,
}

/// <summary>Says by what a function that answers HTTP knows its caller. A convention test holds each of them to have it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class VerifiedByAttribute(CallerProof proof) : Attribute
{
    public CallerProof Proof => proof;
}

/// <summary>The proofs of the functions among these types, by the functions' names. Read once.</summary>
internal sealed class CallerProofs
{
    private const BindingFlags Methods =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private readonly Dictionary<string, CallerProof> _byFunction = new(StringComparer.Ordinal);

    /// <param name="types">Of functions with one name the last counts.</param>
    public CallerProofs(IEnumerable<Type> types)
    {
        foreach (var method in types.SelectMany(type => type.GetMethods(Methods)))
        {
            if (method.GetCustomAttribute<FunctionAttribute>() is { } function
                && method.GetCustomAttribute<VerifiedByAttribute>() is { } verified)
                _byFunction[function.Name] = verified.Proof;
        }
    }

    public static CallerProofs OfApp() => new(typeof(CallerProofs).Assembly.GetTypes().Where(type => !type.IsNested));

    /// <summary>Closed by default: a function that says nothing needs a signature.</summary>
    public CallerProof Of(string function) => _byFunction.GetValueOrDefault(function, CallerProof.Signature);
}

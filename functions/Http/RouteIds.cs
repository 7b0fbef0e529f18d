using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace LoketFunctions.Http;

/// <summary>
/// The ids in an address. All of this app's are plain, so another one names nothing, and is nothing to ask the storage for.
/// </summary>
internal static partial class RouteIds
{
    /// <exception cref="ProblemException">One is no id, by its name in the API's description.</exception>
    public static void Require(HttpRequest request)
    {
        foreach (var (name, value) in request.RouteValues)
        {
            if (value is string id && !IsPlain(id))
                throw Problems.Throw(Problems.Invalid(name, InputFaults.NotId(128)));
        }
    }

    public static bool IsPlain(string id) => Plain().IsMatch(id);

    [GeneratedRegex(@"\A[A-Za-z0-9._-]{1,128}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Plain();
}

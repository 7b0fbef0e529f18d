using LoketFunctions.Http;
using Microsoft.AspNetCore.Http;

namespace LoketFunctions.Personnel;

/// <summary>Codes of what can be wrong with attribute mappings as a whole: part of the API.</summary>
internal static class AttributeProblemCodes
{
    public const string MappingChanged = "attribute-mapping-changed";
}

internal static class AttributeProblems
{
    public static Problem Changed(int version) => new(
        StatusCodes.Status409Conflict, AttributeProblemCodes.MappingChanged, "The attribute mapping is another one by now",
        $"Version {version} is not the one that is live. Read the mapping again, make the change in that one and send it. Nothing was "
            + "changed.",
        ActionOwner.Planner);

    /// <exception cref="ProblemException">There are some.</exception>
    public static void ThrowIfAny(IReadOnlyDictionary<string, InputFault> faults)
    {
        if (faults.Count > 0)
            throw Problems.Throw(Problems.Invalid(faults));
    }
}

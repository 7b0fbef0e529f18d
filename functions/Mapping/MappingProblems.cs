using LoketFunctions.Http;
using Microsoft.AspNetCore.Http;

namespace LoketFunctions.Mapping;

/// <summary>Codes of what can be wrong with mappings: part of the API.</summary>
internal static class MappingProblemCodes
{
    public const string MappingChanged = "mapping-changed";
}

internal static class MappingProblems
{
    public static Problem Changed(int version) => new(
        StatusCodes.Status409Conflict, MappingProblemCodes.MappingChanged, "The mapping is another one by now",
        $"Version {version} is not the latest. Read the mapping again, make the change in that one and send it. Nothing was changed.",
        ActionOwner.Planner);

    public static Problem NoSuchYear(int? year) => Problems.Invalid(
        "year", year is null ? MappingInputFaults.NoPeriods : MappingInputFaults.NoSuchYear);
}

using LoketFunctions.Http;
using Microsoft.AspNetCore.Http;

namespace LoketFunctions.Mapping;

internal static class MappingProblems
{
    public static Problem Changed(int version) => new(
        StatusCodes.Status409Conflict, "mapping-changed", "The mapping is another one by now",
        $"Version {version} is not the latest. Read the mapping again, make the change in that one and send it. Nothing was changed.",
        ActionOwner.Planner);

    public static Problem NoSuchYear(int? year) => Problems.Invalid(
        "year", year is null ? MappingInputFaults.NoPeriods : MappingInputFaults.NoSuchYear);
}

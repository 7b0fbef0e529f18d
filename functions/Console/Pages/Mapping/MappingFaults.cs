using LoketFunctions.Http;
using LoketFunctions.Mapping;

namespace LoketFunctions.Console.Pages.Mapping;

/// <summary>The operation names faults by the fields of the API; the page has fields of its own.</summary>
internal static class MappingFaults
{
    /// <summary>Ids of the fields that the operation found something wrong with, and of which code they are.</summary>
    public static IReadOnlyDictionary<string, string> Of(Problem? problem, IEnumerable<MappingLine> lines)
    {
        var faulty = from line in problem?.Faults is null ? [] : lines
                     from pair in FieldsOf(line)
                     where problem!.Faults!.ContainsKey(pair.Fault)
                     select (pair.Field, line.Code.Code);
        return faulty.ToDictionary(StringComparer.Ordinal);
    }

    /// <returns>The name of a fault, and the id of the field that it is about.</returns>
    private static IEnumerable<(string Fault, string Field)> FieldsOf(MappingLine line) => line.Kind switch
    {
        MappingKind.Department =>
        [
            ($"departments.{line.Code.Code}.distributionUnit", line.Id), ($"departments.{line.Code.Code}.costCenter", $"{line.Id}-center"),
            ($"departments.{line.Code.Code}.costUnit", $"{line.Id}-unit"), ($"departments.{line.Code.Code}.shift", $"{line.Id}-shift"),
        ],
        MappingKind.HourComponent => [($"hourComponents.{line.Code.Code}.component", line.Id)],
        MappingKind.WageComponent => [($"wageComponents.{line.Code.Code}", line.Id)],
        _ => [($"counts.{line.Code.Code}", line.Id)],
    };
}

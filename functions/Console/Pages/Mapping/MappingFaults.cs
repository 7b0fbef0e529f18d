using LoketFunctions.Mapping;

namespace LoketFunctions.Console.Pages.Mapping;

/// <summary>The operation names faults by the fields of the API; the page has fields of its own.</summary>
internal static class MappingFaults
{
    /// <param name="line">Of the page.</param>
    /// <returns>The name of a fault, and the id of the field that it is about.</returns>
    public static IEnumerable<(string Fault, string Field)> FieldsOf(MappingLine line) => line.Kind switch
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

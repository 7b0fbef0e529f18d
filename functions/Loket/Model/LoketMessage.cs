namespace LoketFunctions.Loket.Model;

/// <summary>One of an answer's `messages[]`. An answer with status 200 may hold failures of single records.</summary>
/// <param name="Type">`BrokenBusinessRule`, `Warning`, `Exception` or `NotFound`, in any case of letters.</param>
/// <param name="Code">May change, says Loket: show the description, do not branch on it.</param>
/// <param name="Id">The record it is about.</param>
internal sealed record LoketMessage(string? Type, int? Code, string? Description, Guid? Id, IReadOnlyList<string>? Properties)
    : PersonalRecord
{
    private static readonly string[] FailureTypes = ["BrokenBusinessRule", "Exception", "NotFound"];

    public bool IsFailure => FailureTypes.Contains(Type, StringComparer.OrdinalIgnoreCase);
}

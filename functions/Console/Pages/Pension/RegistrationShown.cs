using LoketFunctions.Console.Rendering;
using LoketFunctions.Console.Requests;
using LoketFunctions.Http;
using LoketFunctions.Pension;
using LoketFunctions.Pension.Registering;
using LoketFunctions.Pension.Stages;

namespace LoketFunctions.Console.Pages.Pension;

/// <summary>What the page of the registration shows.</summary>
/// <param name="Kept">As it is saved.</param>
/// <param name="Stage">Of the link.</param>
/// <param name="Draft">What stands in the form: what is saved, was typed, or is proposed.</param>
/// <param name="Version">That the form is made from.</param>
/// <param name="IsUnsaved">The form holds what is not saved yet.</param>
/// <param name="Told">What Loket tells; null where it was not asked.</param>
/// <param name="Unanswered">Why Loket told nothing.</param>
/// <param name="Faults">By field: what is still wrong with what is saved, or was refused.</param>
public sealed record RegistrationShown(
    RegistrationResponse Kept, PensionStage Stage, RegistrationDraft Draft, int Version, bool IsUnsaved,
    RegistrationProposalResponse? Told, Problem? Unanswered, IReadOnlyDictionary<string, InputFault> Faults)
{
    /// <summary>The number in the form has to be said to be right, or was.</summary>
    internal bool AsksForContractNumber => Draft.ContractNumber is { } number
        && (number == Draft.AcknowledgedContractNumber
            || Faults.GetValueOrDefault(RegistrationInput.ContractNumber) == PensionFaults.UnusualContractNumber);

    internal string? FaultOf(ConsoleRequest request, string field) =>
        Faults.TryGetValue(field, out var fault) ? FaultWords.Of(fault, request.Language) : null;

    /// <param name="told">What Loket tells of it.</param>
    /// <param name="isTold">Loket is asked for it.</param>
    internal Field FieldOf(
        ConsoleRequest request, string name, string label, string? value, string? hint = null, string? told = null, bool isTold = false)
    {
        var beside = told is not null && told != value ? request.In("Registration.LoketSays", told)
            : told is null && isTold && Told is not null ? request.In("Registration.LoketTellsNothing")
            : null;
        return new Field(
            name, label, value, hint is null || beside is null ? hint ?? beside : $"{hint} {beside}", FaultOf(request, name));
    }

    /// <summary>What Loket tells of an employer of the form.</summary>
    internal RegisteredEmployer? ToldOf(RegisteredEmployer employer) => ProposalFill.Find(Told?.Registration.Employers, employer);

    public override string ToString() => nameof(RegistrationShown);
}

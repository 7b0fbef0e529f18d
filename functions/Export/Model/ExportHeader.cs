using LoketFunctions.Http;

namespace LoketFunctions.Export.Model;

/// <summary>What an export request says besides its registrations.</summary>
/// <param name="AdministrationId">Only this one; null for all of the connection's.</param>
/// <param name="Preview">Everything up to the report; nothing leaves.</param>
/// <param name="RequestedBy">Who asked, in the planner's words, for the report.</param>
/// <param name="AllOrNothing">Nothing leaves where a registration or a value is wrong, instead of all but that.</param>
/// <param name="Confirm">Tokens of the changes that a person has seen and wants; null for none.</param>
internal sealed record ExportHeader(
    RequestedPeriod Period, Guid? AdministrationId = null, bool Preview = false, string? RequestedBy = null, bool AllOrNothing = false,
    IReadOnlyList<string>? Confirm = null)
{
    public const int MostConfirmed = 100;

    public const int MaxTextLength = 200;

    /// <summary>What is wrong with a list of tokens; null for nothing.</summary>
    public static InputFault? FaultOf(IReadOnlyList<string>? tokens) =>
        tokens is null || (tokens.Count <= MostConfirmed
            && tokens.All(token => token is { Length: > 0 and <= MaxTextLength } && token.All(char.IsAsciiLetterOrDigit)))
            ? null
            : ExportInputFaults.NotTokens(MostConfirmed);

    public override string ToString() => nameof(ExportHeader);
}

/// <summary>A period by its number, or by a day that it holds: then it is another one in each administration.</summary>
internal sealed record RequestedPeriod(int? Year = null, int? PeriodNumber = null, DateOnly? Date = null);

namespace LoketFunctions.Export.Selecting;

/// <summary>What an export request says besides its registrations.</summary>
/// <param name="AdministrationId">Only this one; null for all of the connection's.</param>
/// <param name="Preview">Everything up to the report; nothing leaves.</param>
/// <param name="RequestedBy">Who asked, in the planner's words, for the report.</param>
/// <param name="AllOrNothing">Nothing leaves where a registration or a value is wrong, instead of all but that.</param>
internal sealed record ExportHeader(
    RequestedPeriod Period, Guid? AdministrationId = null, bool Preview = false, string? RequestedBy = null, bool AllOrNothing = false)
{
    public const int MaxTextLength = 200;

    public override string ToString() => nameof(ExportHeader);
}

/// <summary>A period by its number, or by a day that it holds: then it is another one in each administration.</summary>
internal sealed record RequestedPeriod(int? Year = null, int? PeriodNumber = null, DateOnly? Date = null);

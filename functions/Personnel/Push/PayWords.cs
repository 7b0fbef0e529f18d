using System.Globalization;
using LoketFunctions.Export.Model;
using LoketFunctions.Personnel.Model;
using LoketFunctions.Personnel.Pay;

namespace LoketFunctions.Personnel.Push;

/// <summary>What became of pay, as a report of a push tells it.</summary>
internal static class PayWords
{
    public static PushedChange ChangeOf(PayChange change, ExportPeriod period) => ChangeOf(
        change.Component.ToString(CultureInfo.InvariantCulture), period.StartDate, change.Was, change.Becomes, change.Overwritten);

    /// <param name="what">The payroll component, or the HR system's type where that is not known yet.</param>
    public static PushedChange ChangeOf(string what, DateOnly from, decimal? was, decimal? becomes, bool overwritten) =>
        new(OtherFields.PayPrefix + what, from, Text(was), Text(becomes), overwritten);

    public static PushFault FaultOf(PayFault fault, ExportPeriod period) => new(
        fault.Code, fault.Type,
        fault.Component is { } component ? OtherFields.PayPrefix + component.ToString(CultureInfo.InvariantCulture) : null,
        period.StartDate, fault.LoketWords is null ? [NameOf(period)] : [NameOf(period), fault.LoketWords]);

    public static PushFault WithoutPeriod(PushedCompensation one) => new(PayCodes.NoPeriod, one.Type, null, one.From, []);

    public static PushFault FaultOf(CompensationFault fault) => new(fault.Code, fault.Compensation, null, fault.From, []);

    /// <summary>The change did not come about. What could not be read back was sent all the same.</summary>
    public static bool IsAbout(PushFault fault, PushedChange change) =>
        fault.Code != PayCodes.NotSeen && fault.From == change.From && (fault.FieldId is null || fault.FieldId == change.FieldId)
        && change.FieldId.StartsWith(OtherFields.PayPrefix, StringComparison.Ordinal);

    private static string NameOf(ExportPeriod period) =>
        string.Create(CultureInfo.InvariantCulture, $"{period.Year}-{period.PeriodNumber:D2}");

    private static string? Text(decimal? amount) => amount?.ToString("0.##", CultureInfo.InvariantCulture);
}

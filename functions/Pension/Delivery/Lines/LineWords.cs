using LoketFunctions.Localization;
using LoketFunctions.Pension.Delivery.Layout;

namespace LoketFunctions.Pension.Delivery.Lines;

/// <summary>Why somebody is left out of a file, in words, with what to do.</summary>
internal static class LineWords
{
    public static LocalizedText Of(SetAsideLine line) => (line.Code, line.Value) switch
    {
        (LineCodes.UnknownEmployment, _) => PensionTexts.Of("Line.UnknownEmployment"),
        (LineCodes.Unreadable, LineValue.CitizenServiceNumber) => PensionTexts.Of("Line.OddNumber"),
        (LineCodes.Unreadable, _) => PensionTexts.Of("Line.Unreadable"),
        (_, LineValue.PayrollComponents) => PensionTexts.Of("Line.NoPay"),
        (_, { } value) => PensionTexts.Of("Line.Missing", NameOf(value)),
        _ => PensionTexts.Of("Line.Unreadable"),
    };

    /// <summary>What a column holds.</summary>
    private static LocalizedText NameOf(LineValue value) => value switch
    {
        LineValue.DeliveryVersion => PensionTexts.Of("Value.DeliveryVersion"),
        LineValue.Change => PensionTexts.Of("Value.Change"),
        LineValue.EmployerId => PensionTexts.Of("Value.EmployerId"),
        LineValue.WageTaxNumber => PensionTexts.Of("Value.WageTaxNumber"),
        LineValue.ContractNumber => PensionTexts.Of("Value.ContractNumber"),
        LineValue.PeriodYear => PensionTexts.Of("Value.PeriodYear"),
        LineValue.PeriodNumber => PensionTexts.Of("Value.PeriodNumber"),
        LineValue.PeriodStart => PensionTexts.Of("Value.PeriodStart"),
        LineValue.PeriodEnd => PensionTexts.Of("Value.PeriodEnd"),
        LineValue.PersonnelNumber => PensionTexts.Of("Value.PersonnelNumber"),
        LineValue.IncomeRelationshipNumber => PensionTexts.Of("Value.IncomeRelationshipNumber"),
        LineValue.CitizenServiceNumber => PensionTexts.Of("Value.CitizenServiceNumber"),
        LineValue.LastName => PensionTexts.Of("Value.LastName"),
        LineValue.DateOfBirth => PensionTexts.Of("Value.DateOfBirth"),
        LineValue.EmploymentStart => PensionTexts.Of("Value.EmploymentStart"),
        LineValue.EmploymentEnd => PensionTexts.Of("Value.EmploymentEnd"),
        LineValue.IsDirector => PensionTexts.Of("Value.IsDirector"),
        LineValue.HoursPerWeek => PensionTexts.Of("Value.HoursPerWeek"),
        LineValue.PartTimeFactor => PensionTexts.Of("Value.PartTimeFactor"),
        LineValue.PayrollComponents => PensionTexts.Of("Value.PayrollComponents"),
        _ => throw new InvalidOperationException($"{value} has no name."),
    };
}

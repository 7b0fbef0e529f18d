using System.Globalization;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Store;
using LoketFunctions.Localization;
using LoketFunctions.Planner;
using LoketFunctions.Runs;

namespace LoketFunctions.Export.Report;

/// <summary>Writes the list of what was left out, for people and their spreadsheets.</summary>
/// <param name="explain">The words of a reason, in the reader's language.</param>
internal sealed class LeftOutFileWriter(string language, Func<string, Explanation> explain)
{
    // The employee's id stands where PayrollFileName.LeftOutEmployeeColumn says.
    private readonly SpreadsheetColumn<LeftOut>[] _columns =
    [
        new(ExportTexts.Of("LeftOutFileWriter.Registration"), item => item.RegistrationId, IsText: true),
        new(ExportTexts.Of("LeftOutFileWriter.Date"), item => item.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        new(ExportTexts.Of("LeftOutFileWriter.Employee"), item => item.PlannerEmployeeId, IsText: true),
        new(ExportTexts.Of("LeftOutFileWriter.Name"), item => item.Name, IsText: true),
        new(ExportTexts.Of("LeftOutFileWriter.PersonnelNumber"), item => item.PersonnelNumber?.Text, IsText: true),
        new(ExportTexts.Of("LeftOutFileWriter.Item"), item => ItemWords.Of(item.Item).In(language)),
        new(ExportTexts.Of("LeftOutFileWriter.Reason"), item => item.Reason),
        new(ExportTexts.Of("LeftOutFileWriter.Explanation"), item => explain(item.Reason).What),
        new(ExportTexts.Of("LeftOutFileWriter.Fault"), item => LeftOutText.DetailOf(item, language)),
        new(ExportTexts.Of("LeftOutFileWriter.WhatToDo"), item => explain(item.Reason).WhatToDo),
    ];

    /// <summary>The stream stays open.</summary>
    public Task<WrittenFile> WriteAsync(Stream stream, IAsyncEnumerable<LeftOut> items, CancellationToken cancellation) =>
        MeasuredStream.MeasureAsync(
            stream, (measured, token) => SpreadsheetFile.WriteAsync(measured, _columns, items, language, token), cancellation);
}

/// <summary>What of a registration stayed behind, for people.</summary>
internal static class ItemWords
{
    /// <param name="item">Null: all of it.</param>
    public static LocalizedText Of(ExportItem? item) => item switch
    {
        ExportItem.WorkedHours => ExportTexts.Of("Item.WorkedHours"),
        ExportItem.ExtraHours => ExportTexts.Of("Item.ExtraHours"),
        ExportItem.WorkedDays => ExportTexts.Of("Item.WorkedDays"),
        ExportItem.Meals => ExportTexts.Of("Item.Meals"),
        ExportItem.Allowances => ExportTexts.Of("Item.Allowances"),
        _ => ExportTexts.Of("Item.AllOfIt"),
    };
}

/// <summary>A registration that stays behind, for people.</summary>
internal static class LeftOutText
{
    /// <param name="what">The reason in words.</param>
    public static LeftOutLine LineOf(LeftOut item, string what, string language) => new(
        item.RegistrationId, item.Date, item.PlannerEmployeeId, item.Name, item.PersonnelNumber, item.Reason, what,
        DetailOf(item, language));

    /// <summary>Null where the reason says it all.</summary>
    public static string? DetailOf(LeftOut item, string language) =>
        item.Fault is { } fault ? $"{fault.Field}: {fault.Fault.In(language)}" : null;
}

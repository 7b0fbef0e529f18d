using System.Globalization;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Store;
using LoketFunctions.Localization;
using LoketFunctions.Runs;

namespace LoketFunctions.Export.Report;

/// <summary>Writes the list of what was left out, for people and their spreadsheets.</summary>
/// <param name="explain">The words of a reason, in the reader's language.</param>
internal sealed class LeftOutFileWriter(string language, Func<string, Explanation> explain)
{
    // The employee's id stands where PayrollFileName.LeftOutEmployeeColumn says.
    private readonly SpreadsheetColumn<LeftOut>[] _columns =
    [
        new(new("registratie", "registration"), item => item.RegistrationId, IsText: true),
        new(new("datum", "date"), item => item.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        new(new("medewerker", "employee"), item => item.PlannerEmployeeId, IsText: true),
        new(new("naam", "name"), item => item.Name, IsText: true),
        new(new("personeelsnummer", "personnel number"), item => item.PersonnelNumber, IsText: true),
        new(new("onderdeel", "item"), item => ItemWords.Of(item.Item).In(language)),
        new(new("reden", "reason"), item => item.Reason),
        new(new("uitleg", "explanation"), item => explain(item.Reason).What),
        new(new("fout", "fault"), item => LeftOutText.DetailOf(item, language)),
        new(new("wat te doen", "what to do"), item => explain(item.Reason).WhatToDo),
    ];

    /// <summary>The stream stays open.</summary>
    public Task<WrittenFile> WriteAsync(Stream stream, IAsyncEnumerable<LeftOut> items, CancellationToken cancellation) =>
        MeasuredStream.MeasureAsync(stream, (measured, token) => SpreadsheetFile.WriteAsync(measured, _columns, items, language, token), cancellation);
}

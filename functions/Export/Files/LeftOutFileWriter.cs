using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using LoketFunctions.Export.Model;
using LoketFunctions.Steps;
using LoketFunctions.Wording;

namespace LoketFunctions.Export.Files;

/// <summary>Writes the list of what was left out, for people and their spreadsheets: what could start a formula is escaped.</summary>
/// <param name="explain">The words of a reason, in the reader's language.</param>
internal sealed class LeftOutFileWriter(string language, Func<string, Explanation> explain)
{
    /// <summary>Makes a spreadsheet take what follows for text.</summary>
    private const char Escape = '\'';

    private static readonly CsvConfiguration Form = new(CultureInfo.InvariantCulture)
    {
        Delimiter = ";",
        NewLine = "\r\n",
        InjectionOptions = InjectionOptions.Escape,
        InjectionEscapeCharacter = Escape,
        InjectionCharacters = [.. FormulaText.FirstCharacters],
    };

    private static readonly (Words Name, Func<LeftOut, Explanation, string, string> Text)[] Columns =
    [
        (new("registratie", "registration"), (item, _, _) => item.RegistrationId),
        (new("datum", "date"), (item, _, _) => item.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        (new("medewerker", "employee"), (item, _, _) => item.PlannerEmployeeId),
        (new("onderdeel", "item"), (item, _, language) => ItemWords.Of(item.Item).In(language)),
        (new("reden", "reason"), (item, _, _) => item.Reason),
        (new("uitleg", "explanation"), (_, reason, _) => reason.What),
        (new("wat te doen", "what to do"), (_, reason, _) => reason.WhatToDo),
    ];

    /// <summary>UTF-8 with a byte order mark, without which spreadsheets take it for something else. The stream stays open.</summary>
    public Task<WrittenFile> WriteAsync(Stream stream, IAsyncEnumerable<LeftOut> items, CancellationToken cancellation) =>
        MeasuredStream.MeasureAsync(stream, async (measured, token) =>
        {
            await using var text = new StreamWriter(measured, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
            await using var csv = new CsvWriter(text, Form, leaveOpen: true);
            await WriteAsync(csv, items, token);
        }, cancellation);

    private async Task WriteAsync(CsvWriter csv, IAsyncEnumerable<LeftOut> items, CancellationToken cancellation)
    {
        foreach (var (name, _) in Columns)
            csv.WriteField(name.In(language));
        await csv.NextRecordAsync();
        await foreach (var item in items.WithCancellation(cancellation))
        {
            var reason = explain(item.Reason);
            foreach (var (_, value) in Columns)
                csv.WriteField(Escaped(value(item, reason, language)));
            await csv.NextRecordAsync();
        }
    }

    /// <summary>CsvHelper escapes a formula that begins a text; this one does so where it hides behind spaces or quotes.</summary>
    private static string Escaped(string text) =>
        FormulaText.StartsFormula(text) && !FormulaText.FirstCharacters.Contains(text[0]) ? Escape + text : text;
}

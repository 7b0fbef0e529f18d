using System.Globalization;
using System.Text.Json;
using LoketFunctions.Connections;
using LoketFunctions.Localization;
using LoketFunctions.Mail;
using LoketFunctions.Planner;
using LoketFunctions.Runs;
using LoketFunctions.Storage;

namespace LoketFunctions.Sync;

/// <summary>
/// The mail about how a run went, to whoever asked for it: numbers and reasons per administration, and where the people are named.
/// It holds no names.
/// </summary>
internal sealed class RunReportMail(Connection connection, PlannerProfile profile, Uri page)
{
    private static readonly LocalizedText Sync = SyncTexts.Of("RunReportMail.Sync");
    private static readonly LocalizedText Preview = SyncTexts.Of("RunReportMail.Preview");
    private static readonly LocalizedText Counts = SyncTexts.Of("RunReportMail.Counts");

    private static readonly LocalizedText People = SyncTexts.Of("RunReportMail.People");
    private static readonly LocalizedText Previewed = SyncTexts.Of("RunReportMail.Previewed");

    private readonly string _language = connection.Language;

    public Message Of(SyncRunRow run, IReadOnlyList<SyncAdministrationRow> administrations, string reader)
    {
        var lines = new List<string>();
        if (run.Preview)
            lines.Add(Previewed.In(_language));
        if (run.FailureCode is { } code)
            lines.Add(Said(SyncWords.Explain(code, run.FailureClass, _language), detail: null));
        lines.AddRange(administrations.OrderBy(row => row.EmployerName, StringComparer.Ordinal).ThenBy(
            row => row.Name, StringComparer.Ordinal).Select(Part));
        lines.Add(Fill(People, page.AbsoluteUri));
        return new Message(
            [reader], Fill(run.Preview ? Preview : Sync, profile.Product), string.Join("\n\n", lines),
            Id: $"report_{connection.Id}_{run.RunId}");
    }

    private string Part(SyncAdministrationRow row)
    {
        var lines = new List<string>
        {
            $"{row.EmployerName}, {row.Name}",
            Fill(Counts, row.Created, row.Updated, row.Unchanged, row.Skipped, row.Failed),
        };
        if (row.FailureCode is { } code)
            lines.Add(Said(SyncWords.Explain(code, row.FailureClass, _language), row.FailureDetail));
        if (row.Notice is { } notice)
            lines.Add(Said(SyncWords.Explain(notice, _language), row.NoticeDetail));
        var reasons = row.SkippedByReason is null
            ? []
            : JsonSerializer.Deserialize<Dictionary<string, int>>(row.SkippedByReason, AppJson.Options)!;
        lines.AddRange(reasons.OrderByDescending(reason => reason.Value).ThenBy(reason => reason.Key, StringComparer.Ordinal)
            .Select(reason =>
                string.Create(CultureInfo.InvariantCulture, $"- {reason.Value}: {SyncWords.Explain(reason.Key, _language).What}")));
        return string.Join('\n', lines);
    }

    private static string Said(Explanation words, string? detail) =>
        detail is null ? $"{words.What} {words.WhatToDo}" : $"{words.What} ({detail}) {words.WhatToDo}";

    private string Fill(LocalizedText words, params object[] values) =>
        string.Format(CultureInfo.InvariantCulture, words.In(_language), values);
}

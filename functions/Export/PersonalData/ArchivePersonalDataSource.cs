using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Azure.Storage.Blobs.Models;
using CsvHelper;
using CsvHelper.Configuration;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Store;
using LoketFunctions.Localization;
using LoketFunctions.Privacy.Erasure;
using LoketFunctions.Privacy.PersonData;
using LoketFunctions.Storage;

namespace LoketFunctions.Export.PersonalData;

/// <summary>
/// A person's lines in the archive: by the reports, which say employment by employment what the payroll files hold, and by the lists of
/// what was left out.
/// </summary>
internal sealed class ArchivePersonalDataSource(PayrollArchive archive, AppBlobs blobs, RetentionOptions retention) : IPersonalDataSource
{
    private const char Escape = '\'';

    private static readonly LocalizedText Years = ExportTexts.Of("ArchivePersonalDataSource.Years");

    private static readonly PersonalDataPlace Reports = new(
        "payrollfiles",
        ExportTexts.Of("ArchivePersonalDataSource.WhatWasExportedOfThisEmployee"),
        Years);

    private static readonly PersonalDataPlace LeftOut = new(
        "payrollfiles", ExportTexts.Of("ArchivePersonalDataSource.RegistrationsThatStayedBehindWithThe"), Years);

    private static readonly CsvConfiguration Form = new(CultureInfo.InvariantCulture) { Delimiter = ";" };

    public async IAsyncEnumerable<PersonalDataItem> ReadAsync(PersonOnFile person, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var blob in blobs.PayrollFiles.GetBlobsAsync(
            BlobTraits.None, BlobStates.None, $"{person.ConnectionId}/", cancellation))
        {
            if (blob.Name.Split('/')[1] == UnplacedRegistrations.Folder
                && await OfUnplacedAsync(blob.Name, person, cancellation) is { } unplaced)
                yield return LeftOut.Item(person.Language, new { file = blob.Name, held = unplaced }, blob.Properties.LastModified,
                    blob.Properties.LastModified?.AddYears(retention.ExportYears));
            var (name, writtenAt) = (Path.GetFileName(blob.Name), blob.Properties.LastModified);
            var place = name == PayrollFileName.Report + PayrollFileName.JsonEnding
                ? Reports
                : name.EndsWith(PayrollFileName.LeftOutEnding, StringComparison.Ordinal) ? LeftOut : null;
            if (place is null || await archive.OpenAsync(blob.Name, cancellation) is not { } file)
                continue;
            await using (file)
            {
                var held = place == Reports
                    ? await OfReportAsync(file.Content, person, cancellation)
                    : await OfLeftOutAsync(file.Content, person);
                if (held is not null)
                    yield return place.Item(person.Language, new { file = blob.Name, held }, writtenAt,
                        writtenAt?.AddYears(retention.ExportYears), AdministrationOf(blob.Name));
            }
        }
    }

    private async Task<object?> OfUnplacedAsync(string blob, PersonOnFile person, CancellationToken cancellation)
    {
        var his = await blobs.PayrollFiles.ReadItemsAsync<Model.LeftOut>(blob, cancellation)
            .Where(item => item.PlannerEmployeeId is { } id && person.PlannerIds.Contains(id)).ToListAsync(cancellation);
        return his is { Count: > 0 } ? his : null;
    }

    private static async Task<object?> OfReportAsync(Stream content, PersonOnFile person, CancellationToken cancellation)
    {
        var report = await JsonSerializer.DeserializeAsync<ExportReport>(content, AppJson.Options, cancellation)
            ?? throw new JsonException("A report is null.");
        bool IsHis(Guid employment) => person.EmploymentIds.Contains(employment);
        var held = new
        {
            report.FileName,
            report.Period,
            Employees = report.Employees.Where(one => IsHis(one.EmploymentId)).ToList(),
            Changes = report.Changes.Where(one => IsHis(one.EmploymentId)).ToList(),
            Corrections = report.Corrections.Where(one => IsHis(one.EmploymentId)).ToList(),
            Refused = report.Refused.Where(one => IsHis(one.EmploymentId)).ToList(),
            LeftOut = report.LeftOut.Where(one => one.PlannerEmployeeId is { } id && person.PlannerIds.Contains(id)).ToList(),
        };
        return held.Employees.Count + held.Changes.Count + held.Corrections.Count + held.Refused.Count + held.LeftOut.Count > 0
            ? held
            : null;
    }

    private static async Task<object?> OfLeftOutAsync(Stream content, PersonOnFile person)
    {
        using var text = new StreamReader(content, Encoding.UTF8);
        using var csv = new CsvReader(text, Form);
        var lines = new List<string[]>();
        while (await csv.ReadAsync())
        {
            // What could start a formula was written with an apostrophe before it.
            if (csv.Parser.Record is { Length: > PayrollFileName.LeftOutEmployeeColumn } record
                && record[PayrollFileName.LeftOutEmployeeColumn] is var employee
                && (person.PlannerIds.Contains(employee) || person.PlannerIds.Contains(employee.TrimStart(Escape))))
            {
                lines.Add(record);
            }
        }

        return lines.Count > 0 ? lines : null;
    }

    private static Guid? AdministrationOf(string blob) => Guid.TryParse(blob.Split('/')[1], out var id) ? id : null;
}

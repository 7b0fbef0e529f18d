using System.Globalization;
using System.Runtime.CompilerServices;
using Azure.Storage.Blobs.Models;
using LoketFunctions.Localization;
using LoketFunctions.Privacy.Erasure;
using LoketFunctions.Privacy.PersonData;
using LoketFunctions.Storage;

namespace LoketFunctions.Sync;

/// <summary>A person's numbers, and what runs did with the person.</summary>
internal sealed class SyncPersonalDataSource(AppTables tables, AppBlobs blobs, RetentionOptions retention) : IPersonalDataSource
{
    private static readonly LocalizedText Months = SyncTexts.Of("SyncPersonalDataSource.Months");

    private static readonly PersonalDataPlace Numbers = new(
        "PersonnelNumbers",
        SyncTexts.Of("SyncPersonalDataSource.ThatThisPersonnelNumberIsThis"),
        PersonalDataPlace.WhileTheConnectionStands);

    private static readonly PersonalDataPlace Runs = new("Runs", SyncTexts.Of("SyncPersonalDataSource.ASyncOfThisEmployeeOnly"), Months);

    private static readonly PersonalDataPlace Reports = new("reports",
        SyncTexts.Of("SyncPersonalDataSource.WhatHappenedToThisEmployeeIn"), Months);

    public async IAsyncEnumerable<PersonalDataItem> ReadAsync(PersonOnFile person, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (tenant, connection, id) = (person.Tenant.Key, person.ConnectionId, person.EmployeeId);
        var numbers = TableClientExtensions.TableFilter(
            $"PartitionKey eq {tenant} and ConnectionId eq {connection} and EmployeeId eq {id}");
        await foreach (var row in tables.PersonnelNumbers.QueryAsync<PersonnelNumberRow>(numbers, cancellationToken: cancellation))
            yield return Numbers.Item(person.Language, new { Number = row.RowKey }, row.Timestamp, administrationId: row.AdministrationId);

        var runs = TableClientExtensions.TableFilter($"PartitionKey eq {connection} and EmployeeId eq {id}");
        await foreach (var run in tables.Runs.QueryAsync<SyncRunRow>(runs, cancellationToken: cancellation))
            yield return Runs.Item(
                person.Language, new { run.RunId, run.State }, run.QueuedAt, run.QueuedAt.AddMonths(retention.RunMonths));

        await foreach (var blob in blobs.Reports.GetBlobsAsync(BlobTraits.None, BlobStates.None, $"{connection}/", cancellation))
        {
            // Deeper lie the reports of pushes.
            if (blob.Name.Count(one => one == '/') != 2)
                continue;
            if ((await blobs.Reports.ReadJsonAsync<AdministrationResult>(blob.Name, cancellation))?.Value.Employees is not { } employees)
                continue;
            var (runId, administration) = NameOf(blob.Name);
            foreach (var result in employees.Where(one => one.LoketEmployeeId == id))
            {
                var writtenAt = blob.Properties.LastModified;
                yield return Reports.Item(
                    person.Language, new { runId, result }, writtenAt, writtenAt?.AddMonths(retention.RunMonths), administration);
            }
        }
    }

    private static (string RunId, Guid? Administration) NameOf(string blob) => blob.Split('/') is [_, var run, var file]
        && Guid.TryParse(file.Split('.')[0], CultureInfo.InvariantCulture, out var administration) ? (run, administration) : (blob, null);
}

using System.Runtime.CompilerServices;
using Azure.Storage.Blobs.Models;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Store;
using LoketFunctions.Privacy.Erasure;
using LoketFunctions.Privacy.PersonData;
using LoketFunctions.Storage;

namespace LoketFunctions.Export.PersonalData;

/// <summary>
/// A person's lines in the ledgers, the contract and Loket's defaults that they went by, and the planner's ids of the registrations that
/// were exported.
/// </summary>
internal sealed class LedgerPersonalDataSource(AppBlobs blobs, RetentionOptions retention) : IPersonalDataSource
{
    private const int PartsOfLedger = 3;

    private static readonly PersonalDataPlace Ledgers = new(
        "ledgers",
        ExportTexts.Of("LedgerPersonalDataSource.WhatWasSentToLoketOf"),
        ExportTexts.Of("LedgerPersonalDataSource.YearsAsLongAsAPeriod"));

    public async IAsyncEnumerable<PersonalDataItem> ReadAsync(PersonOnFile person, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var blob in blobs.Ledgers.GetBlobsAsync(BlobTraits.None, BlobStates.None, $"{person.ConnectionId}/", cancellation))
        {
            var path = blob.Name.Split('/');
            if (!Guid.TryParse(path[1], out var administration))
                continue;
            var held = path.Length == PartsOfLedger ? await LinesAsync(blob.Name, person, cancellation)
                : path[^1] == CorrectionStore.FileName ? await CorrectionsAsync(blob.Name, person, cancellation)
                : path[^1] == ExportedContractStore.FileName ? await ContractsAsync(blob.Name, person, cancellation)
                : path[^1] is ExportedRegistrations.FileName or ExportedRegistrations.UnpaidFileName
                    ? await ItemsAsync<ExportedRegistration>(blob.Name, registration => registration.EmploymentId, person, cancellation)
                : path[^1] == ExportedRegistrations.LateFileName
                    ? await ItemsAsync<LateWithdrawal>(blob.Name, withdrawal => withdrawal.Registration.EmploymentId, person, cancellation)
                : null;
            var writtenAt = blob.Properties.LastModified;
            if (held is not null)
                yield return Ledgers.Item(person.Language, new { period = path[2].Split('.')[0], held }, writtenAt,
                    writtenAt?.AddYears(retention.ExportYears), administration);
        }
    }

    private async Task<object?> LinesAsync(string blob, PersonOnFile person, CancellationToken cancellation)
    {
        var lines = (await blobs.Ledgers.ReadJsonAsync<Ledger>(blob, cancellation))?.Value.Lines
            .Where(line => person.EmploymentIds.Contains(line.Key.EmploymentId)).ToList();
        return lines is { Count: > 0 } ? lines : null;
    }

    private async Task<object?> CorrectionsAsync(string blob, PersonOnFile person, CancellationToken cancellation)
    {
        var all = (await blobs.Ledgers.ReadJsonAsync<PeriodCorrections>(blob, cancellation))?.Value ?? PeriodCorrections.None;
        var his = new PeriodCorrections(
            [.. all.Differences.Where(one => person.EmploymentIds.Contains(one.Key.EmploymentId))],
            [.. all.Carried.Where(one => person.EmploymentIds.Contains(one.Key.EmploymentId)).Select(one => one with { By = null })]);
        return his.Differences.Count + his.Carried.Count > 0 ? his : null;
    }

    private async Task<object?> ContractsAsync(string blob, PersonOnFile person, CancellationToken cancellation)
    {
        var all = (await blobs.Ledgers.ReadJsonAsync<Dictionary<Guid, ExportedContract>>(blob, cancellation))?.Value;
        var his = all?.Where(one => person.EmploymentIds.Contains(one.Key)).ToDictionary();
        return his is { Count: > 0 } ? his : null;
    }

    private async Task<object?> ItemsAsync<T>(string blob, Func<T, Guid> employmentOf, PersonOnFile person, CancellationToken cancellation)
        where T : class
    {
        var his = await blobs.Ledgers.ReadItemsAsync<T>(
            blob, cancellation).Where(item => person.EmploymentIds.Contains(employmentOf(item))).ToListAsync(cancellation);
        return his is { Count: > 0 } ? his : null;
    }
}

using System.Text;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Report;
using LoketFunctions.Export.Store;
using LoketFunctions.Runs;
using LoketFunctions.Storage;
using LoketFunctions.Tests.Storage;
using static LoketFunctions.Tests.Export.Plans;

namespace LoketFunctions.Tests.Export.Deliver.Files;

/// <summary>What is kept of an export, in a real storage service.</summary>
[Collection(BlobTests.Name)]
public sealed class PayrollArchiveTests(AppStorage fixture) : IAsyncLifetime
{
    private static readonly ArchiveFolder Folder = new(new(new("con-1"), Context.AdministrationId), 202611, "exp-1", 7);

    public async ValueTask InitializeAsync()
    {
        foreach (var container in new[] { fixture.Blobs.PayrollFiles, fixture.Blobs.Ledgers })
            await container.DeletePrefixAsync("", CancellationToken.None);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_file_is_written_once_and_never_again()
    {
        var archive = new PayrollArchive(fixture.Blobs);
        var first = await StoreAsync(archive, "one");
        Assert.Equal(first, await StoreAsync(archive, "one"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => StoreAsync(archive, "other"));

        await using var read = await archive.OpenAsync(first.Blob, CancellationToken.None);
        using var text = new StreamReader(read!.Content);
        Assert.Equal(
            ("one", PayrollArchive.Csv, 3L, first.Sha256), (await text.ReadToEndAsync(), read.ContentType, read.Length, read.Sha256));
        var metadata = await fixture.Blobs.PayrollFiles.ReadMetadataAsync(first.Blob, CancellationToken.None);
        Assert.Equal("exp-1 202611 7", $"{metadata!["exportid"]} {metadata["period"]} {metadata["mappingversion"]}");
        Assert.Null(await archive.OpenAsync(first.Blob + "x", CancellationToken.None));
    }

    [Fact]
    public async Task A_file_that_fails_is_not_there()
    {
        var archive = new PayrollArchive(fixture.Blobs);
        await Assert.ThrowsAsync<UnsafeTextException>(() => archive.StoreAsync(
            Folder, "half.csv", PayrollArchive.Csv,
            async stream =>
            {
                await stream.WriteAsync("half"u8.ToArray());
                throw new UnsafeTextException(1, 1, "f", "is unsafe");
            },
            CancellationToken.None));
        Assert.Null(await archive.OpenAsync(Folder.Name("half.csv"), CancellationToken.None));
    }

    [Fact]
    public async Task A_report_lies_there_twice_over()
    {
        var archive = new PayrollArchive(fixture.Blobs);
        var report = await ReportTests.ReportAsync(Context);
        var name = await new ReportArchive(archive).StoreAsync(Folder, report, "nl", ReportTests.Explain, CancellationToken.None);
        await new ReportArchive(archive).StoreAsync(Folder, report, "nl", ReportTests.Explain, CancellationToken.None);

        await using var json = await archive.OpenAsync(name + PayrollFileName.JsonEnding, CancellationToken.None);
        var read = await System.Text.Json.JsonSerializer.DeserializeAsync<ExportReport>(json!.Content, AppJson.Options);
        Assert.Equal((report.Counts, report.Employees.Count), (read!.Counts, read.Employees.Count));
        await using var html = await archive.OpenAsync(name + PayrollFileName.HtmlEnding, CancellationToken.None);
        Assert.Equal(PayrollArchive.Html, html!.ContentType);
    }

    /// <summary>Beside them lie defaults, registrations and what was accepted; other administrations have their own.</summary>
    [Fact]
    public async Task The_last_ledgers_before_a_period_are_found_across_the_turn_of_the_year()
    {
        var (store, accepted, key) = (
            new LedgerStore(fixture.Blobs), new AcceptedDoubts(fixture.Blobs),
            new LedgerKey(new(new("con-earlier"), Guid.NewGuid()), 202602));
        foreach (var (at, version) in new[] { (202511, 1), (202512, 2), (202601, 3), (202513, 4), (202602, 5), (202603, 6) })
            Assert.True(
                await store.TryCommitAsync(key with { PeriodId = at }, Ledger.Empty() with { FileVersion = version }, null, 1, default));
        Assert.True(await store.TryCommitAsync(
            new LedgerKey(key.Administration with { Administration = Guid.NewGuid() }, 202601), Ledger.Empty(), null, 1, default));
        await accepted.AddAsync(key with { PeriodId = 202601 }, [], default);

        Assert.Equal([3, 4, 2], (await store.EarlierAsync(key, 3, default)).Select(ledger => ledger.FileVersion));
        Assert.Empty(await store.EarlierAsync(key with { PeriodId = 202511 }, 3, default));
    }

    [Fact]
    public async Task What_is_accepted_holds_for_its_period_and_while_it_stays_as_it_is()
    {
        var (accepted, key) = (new AcceptedDoubts(fixture.Blobs), new LedgerKey(new(new("con-accepted"), Guid.NewGuid()), 202611));
        var doubt = new Doubt(DoubtCode.DayTooLong, new DateOnly(2026, 11, 3), "emp-1", "Ann Bos", new("1007"), null, 25, 24);
        await accepted.AddAsync(key, [doubt], default);
        await accepted.AddAsync(key, [doubt with { Value = 31 }], default);

        var known = await accepted.ReadAsync(key, default);
        Assert.Equal([true, true, false, false, false, false], new[]
        {
            doubt, doubt with { Value = 31.00m, Accepted = true }, doubt with { Value = 26 },
            doubt with { Date = new DateOnly(2026, 11, 4) }, doubt with { PlannerEmployeeId = "emp-2" },
            doubt with { Component = 41 },
        }.Select(one => known.Contains(one.Key())));
        Assert.DoesNotContain(known, one => one.Contains("Ann", StringComparison.Ordinal));
        Assert.Empty(await accepted.ReadAsync(key with { PeriodId = 202612 }, default));
    }

    [Fact]
    public async Task A_ledger_is_not_written_by_whoever_was_overtaken()
    {
        var (store, key) = (new LedgerStore(fixture.Blobs), new LedgerKey(new(new("con-1"), Context.AdministrationId), 202611));
        var plan = await OfAsync(Basis(), Line(1, null, Minutes(Hours, 60)));
        var ledger = await store.ChangeAsync(key, 5, ReserveAsync, CancellationToken.None);
        Assert.Equal(1m, (await store.ReadAsync(key, CancellationToken.None))!.Value.Lines[0].Cells[Hours].Value);
        Assert.Same(ledger, await store.ChangeAsync(key, 5, (_, _) => Task.FromResult(ledger), CancellationToken.None));

        await Assert.ThrowsAsync<OvertakenException>(() => store.ChangeAsync(key, 4, ReserveAsync, CancellationToken.None));
        await Assert.ThrowsAsync<OvertakenException>(() => store.ChangeAsync(
            key, 6,
            async (one, cancellation) =>
            {
                await store.ChangeAsync(key, 6, ReserveAsync, cancellation);
                return await ReserveAsync(one, cancellation);
            },
            CancellationToken.None));

        Task<Ledger> ReserveAsync(Ledger one, CancellationToken cancellation) =>
            LedgerTransitions.ReserveAsync(one, "exp-1", plan.Lines.ToAsyncEnumerable(), cancellation);
    }

    private static Task<ArchivedFile> StoreAsync(PayrollArchive archive, string content) => archive.StoreAsync(
        Folder, "file.csv", PayrollArchive.Csv,
        stream => MeasuredStream.MeasureAsync(
            stream, (measured, token) => measured.WriteAsync(Encoding.UTF8.GetBytes(content), token).AsTask(), CancellationToken.None),
        CancellationToken.None);
}

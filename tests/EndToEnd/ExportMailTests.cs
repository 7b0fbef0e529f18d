using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Azure;
using LoketFunctions.Tests.EndToEnd.Exporting;

namespace LoketFunctions.Tests.EndToEnd;

/// <summary>E6 E7 E13: the payroll file, and whom it reaches.</summary>
[Collection(Installation.ExportCollection)]
public sealed partial class ExportMailTests(Installation app) : ExportClass(app)
{
    [Fact]
    public async Task The_file_is_mailed_once_with_the_steps_of_the_import_and_lies_in_the_archive_unchangeable()
    {
        var account = await ExportAccount.WithMonthAsync(App);

        var view = await account.ExportAsync();
        var written = new Dictionary<string, ETag>(StringComparer.Ordinal);
        foreach (var name in await account.PayrollFilesAsync())
            written[name] = (await account.Container("payrollfiles").GetBlobClient(name).GetPropertiesAsync()).Value.ETag;
        var corrected = account.Registrations.All.First(one => one.Hours is not null);
        account.Registrations.Change(corrected.Id, one => one with { Meals = (one.Meals ?? 0) + 1 });
        var later = await account.ExportAsync();

        Assert.Equal(
            view.Administrations.Count + later.Administrations.Count(part => part.Changed + part.Created > 0), account.Mails.Count);
        foreach (var part in view.Administrations)
        {
            var mail = account.Mails.First(mail => mail.Attachments.Any(file => file.FileName == part.File!.Name));
            var file = await account.Exports.FileAsync(view.Id, part.Id);
            Assert.Equal(file, Assert.Single(mail.Attachments).Bytes);
            Assert.Equal(part.File!.Sha256, Convert.ToHexStringLower(SHA256.HashData(file)), ignoreCase: true);
            foreach (var text in new[] { mail.Text, mail.Html })
                Assert.All(new[] { "ollectieve mutaties", "CSV", "Overschrijven", part.Name },
                    word => Assert.Contains(System.Net.WebUtility.HtmlEncode(word), text, StringComparison.Ordinal));
            var blob = account.Container("payrollfiles").GetBlobClient(Assert.Single(
                await account.PayrollFilesAsync(), name => name.EndsWith($"{view.Id}/{part.File.Name}", StringComparison.Ordinal)));
            var properties = (await blob.GetPropertiesAsync()).Value;
            Assert.Equal(part.File.Sha256, properties.Metadata["sha256"]);
            // Azurite dates a blob by its first block, which is written a moment before the whole is committed.
            Assert.InRange(properties.LastModified - properties.CreatedOn, TimeSpan.Zero, TimeSpan.FromSeconds(30));
            Assert.Equal(written[blob.Name], properties.ETag);
        }
    }

    [Fact]
    public async Task A_mail_with_a_link_opens_the_file_for_whoever_has_the_link_and_for_nobody_else()
    {
        var account = await ExportAccount.MakeAsync(App);
        await account.Account.Api.ChangeAsync(account.Account.ConnectionId, new { exportByLink = true });

        var view = await account.ExportAsync(account.Shift(account.Somebody(onZeroHours: true), "a", 0, 8m));

        var mail = Assert.Single(account.Mails);
        Assert.Empty(mail.Attachments);
        var link = Link().Match(mail.Text).Value;
        using var opened = await App.System.Http.GetAsync(new Uri(link));
        var part = view.Administrations.Single(part => part.File is not null);
        Assert.Equal(await account.Exports.FileAsync(view.Id, part.Id), await opened.Content.ReadAsByteArrayAsync());
        Assert.Equal(part.File!.Name, opened.Content.Headers.ContentDisposition?.FileName);
        Assert.True(opened.Headers.CacheControl?.NoStore);
        using var guessed = await App.System.Http.GetAsync(new Uri(link[..^1] + (link[^1] == 'A' ? 'B' : 'A')));
        Assert.Equal(HttpStatusCode.Gone, guessed.StatusCode);
    }

    [Fact]
    public async Task Where_it_is_set_Loket_is_told_once_that_the_period_is_ready_for_payroll()
    {
        var account = await ExportAccount.MakeAsync(App, delivery: "direct");
        await account.Account.Api.ChangeAsync(account.Account.ConnectionId, new { readyForPayroll = new[] { account.Recipient } });
        account.Registrations.Add(account.Shift(account.Somebody(onZeroHours: true), "a", 0, 8m));

        await account.ExportAsync();
        var told = await ToldAsync();
        await account.ExportAsync();

        Assert.NotEmpty(told);
        Assert.Equal(told, told.Distinct());
        Assert.Equal(told, await ToldAsync());
        Assert.Empty(account.Mails);

        async Task<IReadOnlyList<(Guid, int)>> ToldAsync() =>
            [.. (await App.Loket.Payroll.ReadyAsync()).Where(one => one.EmailAddresses.Contains(account.Recipient))
                .Select(one => (one.AdministrationId, one.PayrollPeriodId))];
    }

    [GeneratedRegex(@"http\S+/api/files/[\w-]+", RegexOptions.None, 1000)]
    private static partial Regex Link();
}

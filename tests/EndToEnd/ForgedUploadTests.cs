using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure.Storage.Blobs.Models;
using LoketFunctions.Sandbox.Running;
using LoketFunctions.Tests.EndToEnd.Exporting;

namespace LoketFunctions.Tests.EndToEnd;

/// <summary>Whoever cannot sign can have bodies read, and leaves nothing of them in storage.</summary>
[Collection(Installation.ExportCollection)]
public sealed class ForgedUploadTests(Installation app) : ExportClass(app)
{
    private const int Forged = 8;
    private const int Size = 5 * 1024 * 1024;

    [Fact]
    public async Task Of_eight_forged_uploads_at_once_storage_holds_nothing_and_a_genuine_export_goes_through()
    {
        var account = await ExportAccount.MakeAsync(App);
        var (path, before) = (PathOf(account), await HeldAsync(account));

        var forged = Enumerable.Range(0, Forged)
            .Select(_ => App.SendAsync(new SignedMessage(Installation.UnknownSecret).Post(path, RandomNumberGenerator.GetBytes(Size))));
        var genuine = App.SendAsync(new SignedMessage(App.Planner("eitje").InboundSecrets[0]).Post(path, BodyOf(account)));
        Assert.All(await Task.WhenAll(forged), answer => Assert.Equal(HttpStatusCode.Unauthorized, answer.Status));

        var accepted = await genuine;
        Assert.Equal(HttpStatusCode.Accepted, accepted.Status);
        var export = accepted.Read<ExportStarted>().ExportId;
        Assert.Equal("completed", (await account.Exports.ToldAsync(export)).State);
        Assert.Equal([$"{account.Account.ConnectionId}/{export}.json"], (await HeldAsync(account)).Except(before));
    }

    /// <summary>The host between client and app is Azure's own, so this is how the app hears of it there.</summary>
    [Theory]
    [InlineData("Content-Length: 8000000", "")]
    [InlineData("Transfer-Encoding: chunked", "600000\r\n")]
    [InlineData("Transfer-Encoding: chunked", "200000\r\n")]
    public async Task An_upload_that_breaks_off_or_has_a_bad_chunk_leaves_nothing_and_is_no_fault_of_the_app(string length, string chunk)
    {
        var account = await ExportAccount.MakeAsync(App);
        var before = await HeldAsync(account);
        // A chunk of two megabytes is followed by something that is no chunk.
        byte[] body = [.. Encoding.ASCII.GetBytes(chunk), .. new byte[0x200000], .. Encoding.ASCII.GetBytes("no chunk")];

        await SendPartAsync(PathOf(account), length, body);

        await Waiting.UntilAsync("nothing left of it", async () => (await HeldAsync(account)).SequenceEqual(before));
        Assert.DoesNotContain(
            App.System.Host.Log.Lines(), line => line.Contains("RequestExport failed unexpectedly", StringComparison.Ordinal));
        var genuine = await App.SendAsync(new SignedMessage(App.Planner("eitje").InboundSecrets[0]).Post(PathOf(account), BodyOf(account)));
        Assert.Equal(HttpStatusCode.Accepted, genuine.Status);
        await account.Exports.ToldAsync(genuine.Read<ExportStarted>().ExportId);
    }

    private static string PathOf(ExportAccount account) =>
        $"/api/planners/eitje/accounts/{account.Account.Api.Account}/connections/{account.Account.ConnectionId}/exports";

    private static byte[] BodyOf(ExportAccount account) =>
        JsonSerializer.SerializeToUtf8Bytes(new { period = new { date = account.Periods.Day }, registrations = Array.Empty<object>() });

    /// <summary>All of the connection's bodies, and blocks that were never made one.</summary>
    private static async Task<IReadOnlyList<string>> HeldAsync(ExportAccount account)
    {
        var held = new List<string>();
        await foreach (var blob in account.Container("requests").GetBlobsAsync(
            BlobTraits.None, BlobStates.Uncommitted, $"{account.Account.ConnectionId}/", default))
            held.Add(blob.Name);
        return held;
    }

    private async Task SendPartAsync(string path, string length, byte[] body)
    {
        var address = App.System.Settings.Address;
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        var line = client.GetStream();
        using var signed = new SignedMessage(App.Planner("eitje").InboundSecrets[0]).Post(path, body);
        var headers = string.Concat(signed.Headers.Select(header => $"{header.Key}: {header.Value.Single()}\r\n"));
        await line.WriteAsync(Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"POST {path} HTTP/1.1\r\nHost: {address.Authority}\r\n{length}\r\n{headers}\r\n")));
        await line.WriteAsync(body);
        // Not before the app has some of it.
        await Task.Delay(TimeSpan.FromSeconds(1));
        client.Client.Shutdown(SocketShutdown.Send);
    }
}

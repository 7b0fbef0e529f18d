using System.Globalization;
using Azure.Storage.Blobs.Models;
using LoketFunctions.Connections;
using LoketFunctions.Export.Intake;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Sender = LoketFunctions.Simulators.Planner.StandardWebhook;

namespace LoketFunctions.Tests.Export.Whole;

/// <summary>Nothing is stored that nobody can use, and who is not verified learns nothing of what there is.</summary>
[Collection(WholeExports.Name)]
public sealed class ForgedUploadTests(AppStorage storage)
{
    private static readonly byte[] Body = [.. ExportWorld.Body([]), .. Enumerable.Repeat((byte)' ', BlockBlobStream.BlockSize * 2)];

    /// <summary>What the address names, and what its planner is answered.</summary>
    [Theory]
    [InlineData("acme", null, nameof(ConnectionState.Active), null)]
    [InlineData("acme", "0123456789abcdef01234567", nameof(ConnectionState.Active), "not-found")]
    [InlineData("acme", "a b'c#%?", nameof(ConnectionState.Active), "not-found")]
    [InlineData("other", null, nameof(ConnectionState.Active), "not-found")]
    [InlineData("acme", null, nameof(ConnectionState.Requested), "connection-not-active")]
    [InlineData("acme", null, nameof(ConnectionState.SetUp), "connection-not-active")]
    [InlineData("acme", null, nameof(ConnectionState.Disconnected), "connection-not-active")]
    public async Task What_nobody_can_use_is_not_stored_while_it_is_read_and_only_its_signer_is_told_why(
        string account, string? connectionId, string state, string? code)
    {
        await using var world = await ExportWorld.StartAsync(storage);
        await world.SetAsync(connection => connection.State = Enum.Parse<ConnectionState>(state));
        var connection = ConnectionId.OrNone(connectionId) ?? world.Connection.Id;
        var intake = world.Services.GetRequiredService<ExportIntake>();
        foreach (var isGenuine in new[] { false, true })
        {
            var heldMeanwhile = -1;
            var body = new WatchedStream(async () => heldMeanwhile = await HeldAsync());
            using var upload = Upload(new Tenant("eitje", account), body, isGenuine);
            var refused = await Record.ExceptionAsync(
                () => intake.TakeAsync(world.Engine.Client, upload, connection, default));

            Assert.Equal(isGenuine ? code : "unverified-caller", (refused as ProblemException)?.Problem.Code);
            // Where it may be stored its blocks are seen, so they would be elsewhere.
            Assert.Equal(code is null ? 1 : 0, heldMeanwhile);
            Assert.Equal(isGenuine && code is null ? 1 : 0, await HeldAsync());
        }

        async Task<int> HeldAsync() => await world.Blobs.Requests
            .GetBlobsAsync(BlobTraits.None, BlobStates.Uncommitted, $"{connection}/", default).CountAsync();
    }

    private static SignedUpload Upload(Tenant tenant, Stream body, bool isGenuine)
    {
        var (secret, id, now) = (Sender.NewSecret(), $"msg_{Guid.NewGuid():N}", DateTimeOffset.UtcNow);
        var request = new DefaultHttpContext().Request;
        (request.Method, request.Body) = (HttpMethods.Post, body);
        request.Headers[StandardWebhook.IdHeader] = id;
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = Sender.Sign(isGenuine ? secret : Sender.NewSecret(), id, timestamp, Body);
        var check = SignatureCheck.Begin([WebhookSecret.Parse(secret)], id, timestamp, signature, now, out _);
        return new SignedUpload(request, tenant, check!, (_, _) => Task.CompletedTask);
    }

    /// <summary>The body, and a look when all of it but its end was read.</summary>
    private sealed class WatchedStream(Func<Task> look) : MemoryStream(Body)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position == Length)
                await look();
            return await base.ReadAsync(buffer, cancellationToken);
        }
    }
}

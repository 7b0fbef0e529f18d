using System.Globalization;
using System.Security.Cryptography;
using LoketFunctions.Http;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Http;
using Sender = LoketFunctions.Simulators.Planner.StandardWebhook;

namespace LoketFunctions.Tests.Security;

/// <summary>A signed body as its function gets it.</summary>
public sealed class SignedUploadTests
{
    private const long Limit = 1000;
    private static readonly DateTimeOffset Now = new(2026, 11, 3, 12, 0, 0, TimeSpan.Zero);
    private static readonly Tenant Tenant = new("eitje", "acme");
    private readonly string[] _secrets = [Sender.NewSecret(), Sender.NewSecret()];
    private readonly byte[] _body = RandomNumberGenerator.GetBytes((int)Limit);
    private readonly List<byte> _stored = [];
    private readonly List<ReceivedMessage> _entered = [];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Signed_with_either_secret_it_is_received_as_it_was_sent(int secret)
    {
        using var upload = Upload(_body, Sign(_secrets[secret], _body));

        var received = await upload.ReceiveAsync(StoreAsync, Limit, default);

        Assert.Equal(new ReceivedUpload(Tenant, "msg_1", Convert.ToHexStringLower(SHA256.HashData(_body)), Limit), received);
        Assert.Equal(_body, _stored);
        Assert.Equal([new ReceivedMessage("eitje", "msg_1", "POST /api/exports?x=1", received.Sha256)], _entered);
    }

    [Fact]
    public async Task Where_its_id_is_known_of_another_request_the_stream_throws_instead_of_ending_and_goes_on_throwing()
    {
        using var upload = Upload(_body, Sign(_secrets[0], _body), isTaken: false);
        var ended = false;

        var refused = await Assert.ThrowsAsync<ProblemException>(() => upload.ReceiveAsync(
            async (stream, cancellation) =>
            {
                var why = await Assert.ThrowsAsync<ProblemException>(() => StoreAsync(stream, cancellation));
                await Assert.ThrowsAsync<ProblemException>(async () => ended = await stream.ReadAsync(new byte[1], cancellation) == 0);
                throw why;
            },
            Limit, default));

        Assert.Equal("message-reused", refused.Problem.Code);
        Assert.False(ended);
    }

    [Fact]
    public async Task Some_other_signatures_beside_the_right_one_do_no_harm()
    {
        using var upload = Upload(_body, $"v2,abc v1,!!! {Sign(Sender.NewSecret(), _body)} {Sign(_secrets[0], _body)}");

        Assert.Equal(Limit, (await upload.ReceiveAsync(StoreAsync, Limit, default)).Length);
    }

    [Fact]
    public async Task Where_nobody_known_signed_it_the_stream_throws_instead_of_ending_and_goes_on_throwing()
    {
        using var upload = Upload(_body, Sign(Sender.NewSecret(), _body));
        var ended = false;

        var refused = await Assert.ThrowsAsync<ProblemException>(() => upload.ReceiveAsync(
            async (stream, cancellation) =>
            {
                await Assert.ThrowsAsync<ProblemException>(() => StoreAsync(stream, cancellation));
                ended = await stream.ReadAsync(new byte[1], cancellation) == 0;
            },
            Limit, default));

        Assert.Equal("unverified-caller", refused.Problem.Code);
        Assert.False(ended);
        Assert.Empty(_entered);
    }

    [Fact]
    public async Task One_changed_byte_is_enough()
    {
        var signature = Sign(_secrets[0], _body);
        _body[^1] ^= 1;
        using var upload = Upload(_body, signature);

        Assert.Equal("unverified-caller", await RefusalAsync(upload, Limit));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_byte_too_many_is_refused_whether_the_length_was_said_or_not(bool said)
    {
        using var upload = Upload(_body, Sign(_secrets[0], _body), said);

        Assert.Equal("body-too-large", await RefusalAsync(upload, Limit - 1));
        Assert.InRange(_stored.Count, 0, said ? 0 : Limit - 1);
    }

    [Fact]
    public async Task Nothing_is_no_body_whatever_was_signed()
    {
        using var upload = Upload([], Sign(_secrets[0], []));

        Assert.Equal("unreadable-body", await RefusalAsync(upload, Limit));
    }

    [Fact]
    public async Task A_store_that_stops_early_or_hides_a_refusal_verifies_nothing()
    {
        using var early = Upload(_body, Sign(_secrets[0], _body));
        await Assert.ThrowsAsync<InvalidOperationException>(() => early.ReceiveAsync(
            async (stream, cancellation) => await stream.ReadExactlyAsync(_body, cancellation), Limit, default));

        using var hiding = Upload(_body, Sign(Sender.NewSecret(), _body));
        await Assert.ThrowsAsync<InvalidOperationException>(() => hiding.ReceiveAsync(
            (stream, cancellation) => Assert.ThrowsAsync<ProblemException>(() => StoreAsync(stream, cancellation)), Limit, default));
    }

    private static string Sign(string secret, byte[] body) => Sender.Sign(secret, "msg_1", Timestamp, body);

    private static string Timestamp => Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private async Task<string> RefusalAsync(SignedUpload upload, long limit) =>
        (await Assert.ThrowsAsync<ProblemException>(() => upload.ReceiveAsync(StoreAsync, limit, default))).Problem.Code;

    /// <summary>In odd pieces, as a network gives them, and with reads of nothing in between.</summary>
    private async Task StoreAsync(Stream stream, CancellationToken cancellation)
    {
        var piece = new byte[7];
        int read;
        while ((read = await stream.ReadAsync(piece, cancellation)) > 0)
        {
            _stored.AddRange(piece.AsSpan(0, read));
            Assert.Equal(0, await stream.ReadAsync(Memory<byte>.Empty, cancellation));
        }
    }

    private SignedUpload Upload(byte[] body, string signatures, bool lengthIsSaid = false, bool isTaken = true)
    {
        var request = new DefaultHttpContext().Request;
        request.Body = new MemoryStream(body);
        request.ContentLength = lengthIsSaid ? body.Length : null;
        (request.Method, request.Path, request.QueryString) = ("POST", "/api/exports", new QueryString("?x=1"));
        request.Headers[Sender.IdHeader] = "msg_1";
        var check = SignatureCheck.Begin(_secrets.Select(WebhookSecret.Parse).ToList(), "msg_1", Timestamp, signatures, Now, out var fault);
        Assert.Null(fault);
        return new SignedUpload(request, Tenant, check!, (message, _) =>
        {
            _entered.Add(message);
            return isTaken ? Task.CompletedTask : throw Problems.Throw(Problems.Reused());
        });
    }
}

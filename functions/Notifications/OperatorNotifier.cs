using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using LoketFunctions.Http;
using LoketFunctions.Mail;
using LoketFunctions.Security;
using LoketFunctions.Storage;

namespace LoketFunctions.Notifications;

/// <summary>What the operator's webhook is sent. Counts, ids and codes.</summary>
/// <param name="Reason">An <see cref="OperatorReason"/>.</param>
/// <param name="Count">How many things it is about.</param>
/// <param name="Details">The first of them, a line each; <paramref name="More"/> there are besides.</param>
/// <param name="Installation">Where the app is reached.</param>
internal sealed record OperatorWebhookBody(
    OperatorReason Reason, DateTimeOffset Since, int Count, IReadOnlyList<string> Details, int More, string Happened, string WhatToDo,
    string Runbooks,
    Uri Installation)
{
    public string Type { get; } = "operator.notice";
}

/// <summary>Notifies the operator, by mail or by a call signed as Standard Webhooks describes.</summary>
internal sealed class OperatorNotifier(
    NoticeOptions options, IMailer mailer, MailOptions mail, IHttpClientFactory clients, PublicAddress address, TimeProvider clock)
{
    public const string HttpClientName = "operator";

    /// <summary>One attempt. Throws what the mail server or the webhook made of it.</summary>
    public async Task<NoticeOutcome> TellAsync(NoticeRow notice, CancellationToken cancellation)
    {
        switch (notice.Channel)
        {
            case NoticeChannel.OperatorMail when options.OperatorEmail is { } to:
                if (!mail.IsOn)
                    return NoticeOutcome.NotTellable(NoticeOutcome.MailOff);
                await mailer.SendAsync(OperatorTexts.Mail(notice, to, address), cancellation);
                return NoticeOutcome.Told;
            case NoticeChannel.OperatorWebhook when options is { OperatorWebhook: { } webhook, OperatorSecret: { } secret }:
                await PostAsync(notice, webhook, secret, cancellation);
                return NoticeOutcome.Told;
            default:
                return NoticeOutcome.NotTellable(NoticeOutcome.NoAddress);
        }
    }

    private async Task PostAsync(NoticeRow notice, Uri webhook, WebhookSecret secret, CancellationToken cancellation)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(BodyOf(notice), AppJson.Options);
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook);
        request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        request.Headers.Add(StandardWebhook.IdHeader, notice.MessageId);
        request.Headers.Add(StandardWebhook.TimestampHeader, timestamp);
        request.Headers.Add(StandardWebhook.SignatureHeader, StandardWebhook.Signature(secret, notice.MessageId, timestamp, body));
        using var response = await clients.CreateClient(HttpClientName).SendAsync(
            request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        response.EnsureSuccessStatusCode();
    }

    private OperatorWebhookBody BodyOf(NoticeRow notice) => new(
        Enum.Parse<OperatorReason>(notice.Reason), notice.Since, notice.Count, OperatorTexts.Lines(notice), OperatorTexts.More(notice),
        OperatorTexts.Happened(notice), OperatorTexts.ToDo(notice), OperatorTexts.Runbooks, address.Base);
}

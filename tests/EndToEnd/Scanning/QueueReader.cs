using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace LoketFunctions.Tests.EndToEnd.Scanning;

/// <summary>
/// Peeks at the messages of all queues over the storage service's REST protocol. The app itself has no queues, but a host may
/// keep its orchestrations in some, and a queue client is not among the project's packages.
/// </summary>
internal sealed class QueueReader : IDisposable
{
    private const string ApiVersion = "2021-12-02";
    private const int MostMessages = 32;
    private readonly HttpClient _http = new();
    private readonly Uri _account;
    private readonly string _name;
    private readonly byte[] _key;

    public QueueReader(string connectionString)
    {
        var parts = connectionString.Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => part[1], StringComparer.OrdinalIgnoreCase);
        _name = parts["AccountName"];
        _key = Convert.FromBase64String(parts["AccountKey"]);
        _account = new Uri(parts["QueueEndpoint"].TrimEnd('/') + "/");
    }

    public async IAsyncEnumerable<(string Queue, byte[] Message)> ReadAsync()
    {
        var queues = await GetAsync("", "comp=list");
        foreach (var queue in queues.Descendants("Queue").Select(queue => queue.Element("Name")!.Value))
        {
            var messages = await GetAsync(
                $"{queue}/messages", string.Create(CultureInfo.InvariantCulture, $"numofmessages={MostMessages}&peekonly=true"));
            foreach (var text in messages.Descendants("MessageText").Select(message => message.Value))
                yield return (queue, Decode(text));
        }
    }

    public void Dispose() => _http.Dispose();

    private static byte[] Decode(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : Encoding.UTF8.GetBytes(text);
    }

    private async Task<XDocument> GetAsync(string path, string query)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_account, $"{path}?{query}"));
        var date = DateTimeOffset.UtcNow.ToString("R", CultureInfo.InvariantCulture);
        request.Headers.Add("x-ms-date", date);
        request.Headers.Add("x-ms-version", ApiVersion);
        var resource =
            $"/{_name}{request.RequestUri!.AbsolutePath}\n{string.Join('\n', query.Split('&').Select(pair => pair.Replace('=', ':')))}";
        var signed = $"GET{new string('\n', 12)}x-ms-date:{date}\nx-ms-version:{ApiVersion}\n{resource}";
        var signature = Convert.ToBase64String(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(signed)));
        request.Headers.Add("Authorization", $"SharedKey {_name}:{signature}");
        using var answer = await _http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return XDocument.Parse(await answer.Content.ReadAsStringAsync());
    }
}

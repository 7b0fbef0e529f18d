using System.Collections.Concurrent;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using LoketFunctions.Mail;

namespace LoketFunctions.Tests.Export.Whole;

/// <summary>
/// A host's life, through which all goes that it does outside itself. It dies when one of its effects has been done and before it
/// hears of that; from then on nothing of it reaches anything, so whatever its code still tries is as if it had not run.
/// </summary>
/// <param name="dieAfter">Number of the last effect, from 1.</param>
internal sealed class Life(int dieAfter = int.MaxValue)
{
    private readonly Lock _lock = new();
    private readonly List<string> _effects = [];
    private readonly ConcurrentQueue<string> _reads = new();
    private readonly TaskCompletionSource _died = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Died => _died.Task;

    public bool IsOver => _died.Task.IsCompleted;

    /// <summary>What was changed outside, in order.</summary>
    public IReadOnlyList<string> Effects
    {
        get
        {
            lock (_lock)
                return [.. _effects];
        }
    }

    /// <summary>Paths of what was got from storage and others.</summary>
    public IReadOnlyCollection<string> Reads => _reads;

    public void NoteRead(Uri address) => _reads.Enqueue(address.AbsolutePath);

    /// <param name="effect">What it changes outside; null where it changes nothing, or nothing that counts.</param>
    public async Task<T> DoAsync<T>(string? effect, Func<Task<T>> act)
    {
        ThrowIfDead();
        if (effect is not null && EffectWatch.Current is { } watch)
            await watch();
        var result = await act();
        if (effect is not null)
            Note(effect);
        ThrowIfDead();
        return result;
    }

    private void Note(string effect)
    {
        lock (_lock)
        {
            _effects.Add(effect);
            if (_effects.Count == dieAfter)
                _died.TrySetResult();
        }
    }

    private void ThrowIfDead()
    {
        if (IsOver)
            throw new InvalidOperationException("This host is dead.");
    }
}

/// <summary>Requests of a host that may die. Those that change something are its effects.</summary>
internal sealed class LifeHandler(Life life, string place) : DelegatingHandler
{
    /// <summary>A block that is uploaded is nowhere until the list of a blob's blocks is committed.</summary>
    private const string UncommittedBlock = "comp=block&";

    private const int ShownLength = 120;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method == HttpMethod.Get)
            life.NoteRead(request.RequestUri!);
        return life.DoAsync(EffectOf(request), () => base.SendAsync(request, cancellationToken));
    }

    private string? EffectOf(HttpRequestMessage request)
    {
        var address = request.RequestUri!.PathAndQuery;
        if (request.Method == HttpMethod.Get
            || request.Method == HttpMethod.Head
            || address.Contains(UncommittedBlock, StringComparison.Ordinal))
            return null;
        return $"{place}: {request.Method} {address[..Math.Min(ShownLength, address.Length)]}";
    }
}

/// <summary>The mail server, for a host that may die.</summary>
internal sealed class LifeMailer(Life life, IMailer mailer) : IMailer
{
    public Task SendAsync(Message message, CancellationToken cancellation) => life.DoAsync("mail", async () =>
    {
        await mailer.SendAsync(message, cancellation);
        return true;
    });
}

/// <summary>Storage, for a host that may die.</summary>
internal sealed class LifeStorage(string connectionString, Life life, HttpMessageHandler connections)
{
    public TableServiceClient Tables() => new(connectionString, new TableClientOptions { Transport = Transport("tables") });

    public BlobServiceClient Blobs() => new(connectionString, new BlobClientOptions { Transport = Transport("blobs") });

    private HttpClientTransport Transport(string place) =>
        new(new HttpClient(new LifeHandler(life, place) { InnerHandler = connections }, disposeHandler: false));
}

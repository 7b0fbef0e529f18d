using System.Text.Json;
using LoketFunctions.Http;
using Microsoft.AspNetCore.Http;

namespace LoketFunctions.Tests.Failures;

/// <summary>Each fails in its own way; no function of an app, so that only the tests of this folder run them.</summary>
internal sealed class ThrowingFunctions
{
    /// <summary>Where a message quotes what nobody may read in a log.</summary>
    public const string Quoted = "Jan Jansen";

    public async Task<IResult> Refuse()
    {
        await Task.Yield();
        throw Problems.Throw(Problems.NotFound("export"));
    }

    public IResult RefuseAtOnce() => throw Problems.Throw(Problems.NotFound("export"));

    public async Task<IResult> ReadNonsense()
    {
        await Task.Yield();
        return Results.Json(JsonSerializer.Deserialize<int[]>("{ nonsense"));
    }

    public async Task Break()
    {
        await Task.Yield();
        throw new InvalidOperationException(Quoted);
    }

    public async Task BreakOnAnother()
    {
        await Task.Yield();
        throw new InvalidOperationException(Quoted, new FormatException(Quoted));
    }

    public async Task BreakTwice()
    {
        await Task.Yield();
        throw new AggregateException(new AggregateException(new InvalidOperationException(Quoted)));
    }

    public async Task Notice()
    {
        await Task.Yield();
        throw new TaskCanceledException("interrupted", null, new CancellationToken(canceled: true));
    }
}

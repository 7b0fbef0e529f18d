using System.Collections.Concurrent;
using Microsoft.DurableTask;

namespace LoketFunctions.Tests.Durable;

/// <summary>Notes what enters the engine's histories: all inputs and results of orchestrations and activities.</summary>
internal sealed class NotingConverter(DataConverter converter) : DataConverter
{
    public ConcurrentQueue<string> Noted { get; } = new();

    public override string? Serialize(object? value)
    {
        var text = converter.Serialize(value);
        if (text is not null)
            Noted.Enqueue(text);
        return text;
    }

    public override object? Deserialize(string? data, Type targetType) => converter.Deserialize(data, targetType);
}

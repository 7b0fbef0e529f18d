using System.Globalization;

namespace LoketFunctions.Simulators;

/// <summary>Seeded randomness in the words the generator thinks in.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    public bool Chance(double probability) => _random.NextDouble() < probability;

    /// <summary>A whole number from <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public int Between(int low, int high) => _random.Next(low, high + 1);

    public T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    /// <summary>Mostly from the front of the list: some surnames, departments and jobs are far more common than others.</summary>
    public T PickEarly<T>(IReadOnlyList<T> items) =>
        Chance(0.15) ? Pick(items) : items[Math.Min(_random.Next(items.Count), _random.Next(items.Count))];

    public T? Maybe<T>(double probability, Func<T> make)
        where T : class => Chance(probability) ? make() : null;

    public DateOnly Day(DateOnly from, DateOnly until) =>
        until <= from ? from : from.AddDays(_random.Next(until.DayNumber - from.DayNumber + 1));

    public string Digits(int count) =>
        string.Concat(Enumerable.Range(0, count).Select(_ => _random.Next(10).ToString(CultureInfo.InvariantCulture)));

    public T[] Shuffle<T>(IEnumerable<T> items)
    {
        T[] all = [.. items];
        _random.Shuffle(all);
        return all;
    }

    public Guid Id()
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        bytes[7] = (byte)((bytes[7] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes);
    }
}

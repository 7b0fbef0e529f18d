namespace LoketFunctions.Benchmarks.Night.Simulation;

/// <summary>How much of something was used in each second of the night.</summary>
internal sealed class Load
{
    private readonly List<double> _seconds = [];
    private int? _first;

    public double Total { get; private set; }

    public void Add(double at, double count)
    {
        _first ??= (int)at;
        var second = (int)at - _first.Value;
        while (_seconds.Count <= second)
            _seconds.Add(0);
        _seconds[second] += count;
        Total += count;
    }

    /// <summary>Evenly from one moment to another.</summary>
    public void Spread(double from, double to, double count)
    {
        if (count <= 0)
            return;
        if (to <= from)
            Add(from, count);
        for (var second = Math.Floor(from); second < to; second++)
            Add(second, count * (Math.Min(to, second + 1) - Math.Max(from, second)) / (to - from));
    }

    public double Peak(double from = 0, double to = double.MaxValue) => Between(from, to).DefaultIfEmpty().Max();

    public double Sum(double from, double to) => Between(from, to).Sum();

    /// <summary>The most in so many seconds that follow one another.</summary>
    public double PeakOver(int seconds) =>
        Enumerable.Range(0, _seconds.Count).Select(first => _seconds.Skip(first).Take(seconds).Sum()).DefaultIfEmpty().Max();

    private IEnumerable<double> Between(double from, double to) => _seconds.Skip((int)from - _first.GetValueOrDefault()).Take(
        (int)Math.Min(to - Math.Max(from, _first.GetValueOrDefault()), int.MaxValue));
}

/// <summary>Lets something through at a bounded rate, in the order in which it comes.</summary>
internal sealed class Pace(double perSecond)
{
    private double _free;

    /// <returns>When it is let through.</returns>
    public double Pass(double now)
    {
        var at = Math.Max(now, _free);
        _free = at + (1 / perSecond);
        return at;
    }
}

/// <summary>
/// Machines with places for activities; the first free place is taken, so that few machines are used where few are enough.
/// </summary>
internal sealed class Machines(int count, int placesEach)
{
    private readonly PriorityQueue<int, int> _free = new(Enumerable.Range(0, count * placesEach).Select(place => (place, place)));
    private readonly double[] _keyUntil = new double[count];

    public int MostUsed { get; private set; }

    /// <summary>Null where all are taken.</summary>
    public int? Take()
    {
        if (!_free.TryDequeue(out var place, out _))
            return null;
        MostUsed = Math.Max(MostUsed, MachineOf(place) + 1);
        return place;
    }

    public void Leave(int place) => _free.Enqueue(place, place);

    /// <summary>Whether the token key has to be fetched: all that begin before it has come fetch it too.</summary>
    public bool FetchesKey(int place, double now, double fetching, double keeping)
    {
        var until = _keyUntil[MachineOf(place)];
        if (now < until)
            return now < until - keeping;
        _keyUntil[MachineOf(place)] = now + fetching + keeping;
        return true;
    }

    private int MachineOf(int place) => place / placesEach;
}

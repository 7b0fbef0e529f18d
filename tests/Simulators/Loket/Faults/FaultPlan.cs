namespace LoketFunctions.Simulators.Loket.Faults;

/// <summary>The faults that are set; which call is struck is decided in order of arrival, by chance only where a share is asked.</summary>
internal sealed class FaultPlan
{
    private readonly Lock _gate = new();
    private readonly List<Planned> _faults = [];
    private Random _random = new(1);

    public IReadOnlyList<FaultStatus> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _faults.Select(f => new FaultStatus(f.Fault, f.Struck))];
            }
        }
    }

    public void Add(Fault fault)
    {
        lock (_gate)
        {
            _faults.Add(new Planned(fault));
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _faults.Clear();
            _random = new Random(1);
        }
    }

    /// <summary>The faults that strike this call, in the order in which they were set.</summary>
    public IReadOnlyList<Fault> For(string path, string activity)
    {
        lock (_gate)
        {
            return _faults.Count == 0
                ? []
                : [.. _faults.Where(f => Matches(f.Fault, path, activity) && f.Strikes(_random)).Select(f => f.Fault)];
        }
    }

    private static bool Matches(Fault fault, string path, string activity) => fault.Path is null
        ? !path.EndsWith("/token", StringComparison.Ordinal)
        : path.Contains(fault.Path, StringComparison.OrdinalIgnoreCase)
            || string.Equals(activity, fault.Path, StringComparison.OrdinalIgnoreCase);

    private sealed class Planned(Fault fault)
    {
        private int _seen;

        public Fault Fault => fault;

        public int Struck { get; private set; }

        public bool Strikes(Random random)
        {
            var strikes = _seen++ >= fault.After && !(Struck >= fault.Times) && (fault.Share >= 1 || random.NextDouble() < fault.Share);
            Struck += strikes ? 1 : 0;
            return strikes;
        }
    }
}

namespace LoketFunctions.Planner;

/// <summary>What kind of contract somebody has in the planner, by its hours.</summary>
public enum ContractKind
{
    /// <summary>Nulurencontract: on call, paid by the hours worked.</summary>
    ZeroHours,

    /// <summary>Min-maxcontract: Loket pays the minimum by itself.</summary>
    MinMax,

    /// <summary>Fixed hours: Loket pays the contract's hours by itself.</summary>
    FixedHours,
}

/// <summary>What kind of contract an employment has in Loket, as far as that says so.</summary>
internal enum KindInLoket
{
    /// <summary>Loket says too little, or two things that cannot both be. What depends on the kind waits.</summary>
    Unknown,

    ZeroHours,
    MinMax,
    FixedHours,
}

/// <summary>Which of Loket's kinds of contract is which of the planner's. What is unknown in Loket is none.</summary>
internal sealed record ContractKindMap(ContractKind ZeroHours, ContractKind MinMax, ContractKind FixedHours)
{
    /// <summary>For a product that knows two kinds: of a contract with a minimum Loket pays hours by itself, as of fixed hours.</summary>
    public static ContractKindMap OfTwo { get; } = new(ContractKind.ZeroHours, ContractKind.FixedHours, ContractKind.FixedHours);

    /// <summary>The planner's kinds that are in use.</summary>
    public IEnumerable<ContractKind> InUse => new[] { ZeroHours, MinMax, FixedHours }.Distinct();

    internal ContractKind? Of(KindInLoket kind) => kind switch
    {
        KindInLoket.ZeroHours => ZeroHours,
        KindInLoket.MinMax => MinMax,
        KindInLoket.FixedHours => FixedHours,
        _ => null,
    };
}

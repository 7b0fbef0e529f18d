namespace LoketFunctions.Simulators.Loket.Faults;

internal enum FaultKind
{
    /// <summary>Answer <see cref="Fault.Milliseconds"/> later.</summary>
    Latency,

    /// <summary>429 with Retry-After.</summary>
    TooManyRequests,

    /// <summary>503, with Retry-After when it is set.</summary>
    Unavailable,

    /// <summary>500 without a body.</summary>
    ServerError,

    /// <summary>401, as with a token that is no good, though it is.</summary>
    Unauthorized,

    /// <summary>403.</summary>
    Forbidden,

    /// <summary>500 without a body, after a write was carried out.</summary>
    ServerErrorAfter,

    /// <summary>No answer until the caller gives up, after a write was carried out.</summary>
    HangAfter,

    /// <summary>As good as ever, but without a body.</summary>
    EmptyBody,

    /// <summary>400 as text/plain.</summary>
    TextError,

    /// <summary>400 with a broken business rule.</summary>
    BrokenRule,

    /// <summary>No answer until the caller gives up.</summary>
    Hang,

    /// <summary>200, but the first <see cref="Fault.Rows"/> rows of the page are left out and reported in messages.</summary>
    FailedRows,

    /// <summary>200 whose JSON stops halfway; as HTTP the answer is whole.</summary>
    HalfPage,

    /// <summary>The connection breaks halfway through the body.</summary>
    Disconnect,

    /// <summary>totalSize is off by <see cref="Fault.Rows"/>.</summary>
    WrongTotal,

    /// <summary>The day of birth of the employee <see cref="Fault.Id"/> is none: 1985-00-00.</summary>
    OddBirth,

    /// <summary>The first payroll result of the employment <see cref="Fault.Id"/> is no number.</summary>
    OddResult,

    /// <summary>version.obsoleteDate is set to <see cref="Fault.Date"/>.</summary>
    Obsolete,
}

/// <summary>Something that goes wrong on purpose.</summary>
internal sealed record Fault(FaultKind Kind)
{
    /// <summary>Gets the part of a path that it concerns, or an activity, or <c>/token</c>; null for every REST call.</summary>
    public string? Path { get; init; }

    /// <summary>Gets how many calls it strikes, or null to go on until cleared.</summary>
    public int? Times { get; init; }

    /// <summary>Gets how many matching calls pass unharmed before it begins.</summary>
    public int After { get; init; }

    /// <summary>Gets the share of matching calls it strikes, from 0 to 1.</summary>
    public double Share { get; init; } = 1;

    public int Milliseconds { get; init; } = 250;

    /// <summary>Gets the Retry-After in seconds; 0 for none.</summary>
    public int RetryAfter { get; init; } = 1;

    public int Rows { get; init; } = 1;

    public DateOnly? Date { get; init; }

    public Guid? Id { get; init; }
}

/// <summary>A planned fault and how often it has struck.</summary>
internal sealed record FaultStatus(Fault Fault, int Struck);

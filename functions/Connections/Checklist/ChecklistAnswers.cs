using LoketFunctions.Http;
using LoketFunctions.Planner;

namespace LoketFunctions.Connections.Checklist;

/// <summary>What is to be arranged in Loket for a connection, in the order in which people do it, and how it stands now.</summary>
/// <param name="SignedInAs">The Loket user who signed in, for people to recognise; null before, or where Loket does not tell.</param>
/// <param name="MailToAccountant">
/// All that is still to be asked of the accountant, ready to be copied into a mail; null for nothing.
/// </param>
/// <param name="EmployersNotChecked">Employers beyond those that are looked at.</param>
public sealed record ChecklistResponse(
    ConnectionState State, string? SignedInAs, IReadOnlyList<ChecklistItemResponse> Items, string? MailToAccountant,
    int EmployersNotChecked)
{
    public override string ToString() => State.ToString();
}

/// <summary>One thing to arrange.</summary>
/// <param name="WhoseMove">Null where there is nothing to do.</param>
/// <param name="Note">Where the product's own document says something else than is meant today.</param>
/// <param name="Ask">What to ask the accountant, with names of what is missing; null where there is nothing to ask there.</param>
/// <param name="Detail">What else there is to say about how it stands; null for nothing.</param>
/// <param name="Employers">Where it is not in order.</param>
public sealed record ChecklistItemResponse(
    SetUpItem Code,
    SetUpState State,
    ActionOwner? WhoseMove,
    string Title,
    string Why,
    string How,
    string? Note,
    string? Ask,
    string? Detail,
    IReadOnlyList<ChecklistEmployerResponse> Employers)
{
    /// <summary>With <see cref="SetUpItem.Rights"/> what each of the profile's is for; empty with the others.</summary>
    public required IReadOnlyList<ChecklistRightResponse> Rights { get; init; }

    /// <summary>Loket never tells how it stands: somebody can say by name that it is arranged.</summary>
    public required bool CanBeTicked { get; init; }

    /// <summary>Who said so; null where nobody did.</summary>
    public required ChecklistTickResponse? Tick { get; init; }
}

/// <summary>Somebody said that something is arranged.</summary>
/// <param name="Name">Null where it cannot be opened any more.</param>
public sealed record ChecklistTickResponse(string? Name, DateTimeOffset At)
{
    public override string ToString() => nameof(ChecklistTickResponse);
}

/// <summary>A right in Loket and what it is for.</summary>
/// <param name="Name">The Dutch name that Loket shows.</param>
public sealed record ChecklistRightResponse(string Name, string Use);

/// <summary>An employer where something is not in order.</summary>
/// <param name="Missing">By the Dutch names that Loket shows; empty where the item says it all.</param>
public sealed record ChecklistEmployerResponse(
    Guid EmployerId, string EmployerName, SetUpState State, IReadOnlyList<string> Missing, string? Detail);

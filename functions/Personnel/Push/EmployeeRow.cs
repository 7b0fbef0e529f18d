using LoketFunctions.Identifiers;
using LoketFunctions.Runs;
using LoketFunctions.Security;
using LoketFunctions.Staff;
using LoketFunctions.Storage;

namespace LoketFunctions.Personnel.Push;

/// <summary>
/// An employee of the HR system, and who that is in Loket. Partition: connection. Row: "emp_" and a hash of the HR system's id: nothing of
/// the person is here. What was pushed lies sealed beside it: see <see cref="EmployeeRecords"/>.
/// </summary>
internal sealed class EmployeeRow : Row
{
    public const string Prefix = "emp_";

    /// <summary>Null while it is nobody's in Loket as far as is known.</summary>
    public Guid? LoketEmployeeId { get; set; }

    public Guid? LoketEmploymentId { get; set; }

    /// <summary>The concept employee (concept werknemer) that was made and is not known to be converted yet.</summary>
    public Guid? ConceptId { get; set; }

    /// <summary>Somebody looked and said that it is nobody of those who are in Loket.</summary>
    public bool IsNewPerson { get; set; }

    /// <summary>Where Loket leads: the administration that the person was pushed for; null where an HR system leads.</summary>
    public Guid? AdministrationId { get; set; }

    /// <summary>Where Loket leads: of a new person the citizen service number is still to be written.</summary>
    public bool OwesNumber { get; set; }

    /// <summary>It was pushed, and nothing was done with that yet.</summary>
    public bool IsPending { get; set; }

    /// <summary>yyyy-MM-dd: the first day on which something waits to be done; null for none.</summary>
    public string? NextDay { get; set; }

    public DateTimeOffset ReceivedAt { get; set; }

    /// <summary>The push that last did something with it, previews aside; null for none.</summary>
    public string? LastPushId { get; set; }
    public DateTimeOffset? LastAt { get; set; }
    public PushOutcome LastOutcome { get; set; }
    public string? LastCode { get; set; }

    /// <summary>Since when every push says that it is over with the person; null while it is not.</summary>
    public DateTimeOffset? LeftSince { get; set; }

    internal string Hash => RowKey[Prefix.Length..];

    /// <summary>What a push that is no preview did.</summary>
    internal void Note(RunKey push, PushResult result, DateTimeOffset now)
    {
        (LastPushId, LastAt, LastOutcome, LastCode) = (push.RunId, now, result.Outcome, result.Code);
        NextDay = FieldText.Of(result.NextDay);
        // What somebody may mend in Loket is tried again by the night; a record that is at fault has to be pushed again.
        IsPending = result.PayIsDue
            || result is { Outcome: PushOutcome.Failed, Code: not PushCodes.PayOtherwise }
            || result is { Outcome: PushOutcome.SetAside, Code: not (PushCodes.FaultsInRecord or PushCodes.RecordLost) };
        LeftSince = result.IsOver ? LeftSince ?? now : null;
    }

    /// <summary>Of the connection as well, so that the same id is not the same hash everywhere.</summary>
    public static string HashOf(ConnectionId connectionId, string employeeId) => SecureRandom.Hash($"{connectionId}/{employeeId}");
}

/// <summary>The employees that an HR system pushed, and who they are in Loket.</summary>
internal sealed class EmployeeRows(AppTables tables)
{
    public Task<EmployeeRow?> FindAsync(ConnectionId connectionId, string hash, CancellationToken cancellation) =>
        tables.Personnel.FindAsync<EmployeeRow>(connectionId.ToString(), EmployeeRow.Prefix + hash, cancellation);

    public Task ChangeOrAddAsync(ConnectionId connectionId, string hash, Action<EmployeeRow> change, CancellationToken cancellation) =>
        tables.Personnel.ChangeOrAddAsync<EmployeeRow>(
            connectionId.ToString(), EmployeeRow.Prefix + hash,
            row =>
            {
                row ??= new EmployeeRow();
                change(row);
                return row;
            },
            cancellation);

    public Task<List<EmployeeRow>> ListAsync(ConnectionId connectionId, CancellationToken cancellation) =>
        tables.Personnel.WithPrefixAsync<EmployeeRow>(connectionId.ToString(), EmployeeRow.Prefix, cancellation);

    /// <summary>Somebody else of the HR system is this employee of Loket's.</summary>
    public async Task<bool> IsTakenAsync(ConnectionId connectionId, Guid employeeId, string hash, CancellationToken cancellation)
    {
        var taken = TableClientExtensions.TableFilter($"LoketEmployeeId eq {employeeId}");
        return (await tables.Personnel.WithPrefixAsync<EmployeeRow>(
            connectionId.ToString(), EmployeeRow.Prefix, cancellation, filter: $" and {taken}")).Any(row => row.Hash != hash);
    }

    /// <summary>Those with whom something is to be done on this day, or who were pushed and not seen to.</summary>
    public Task<List<EmployeeRow>> ListDueAsync(ConnectionId connectionId, DateOnly today, CancellationToken cancellation)
    {
        var day = FieldText.Of(today)!;
        var due = TableClientExtensions.TableFilter($"(IsPending eq {true} or NextDay le {day})");
        return tables.Personnel.WithPrefixAsync<EmployeeRow>(
            connectionId.ToString(), EmployeeRow.Prefix, cancellation, filter: $" and {due}");
    }

    public Task<bool> TryDeleteAsync(EmployeeRow row, CancellationToken cancellation) => tables.Personnel.TryDeleteAsync(row, cancellation);
}

using LoketFunctions.Connections;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Personnel.Attributes;

namespace LoketFunctions.Personnel;

/// <summary>How the mapping that is live stands.</summary>
public enum AttributeMappingStanding
{
    /// <summary>None went live yet.</summary>
    None,

    /// <summary>Nothing is wrong, as far as can be known before somebody signs in at Loket: the options are not checked.</summary>
    WaitsForSignIn,

    /// <summary>Something is to be mended: the faults say what.</summary>
    Faulty,

    Complete,
}

/// <param name="State">What it was checked by.</param>
internal sealed record LiveAttributeCheck(
    AttributeMappingStanding Standing, AttributeState State, IReadOnlyList<AttributeFault> Faults)
{
    public override string ToString() => Standing.ToString();
}

/// <summary>
/// Checks the mapping that is live against what the HR system tells and Loket offers now: attributes are set up before anybody signs in at
/// Loket, and both sides' options change afterwards.
/// </summary>
internal sealed class LiveAttributes(ConnectionStore connections, LoketClients clients, AttributeStore store)
{
    /// <exception cref="LoketException">Loket could not be asked.</exception>
    public async Task<LiveAttributeCheck> CheckLiveAsync(Connection connection, CancellationToken cancellation)
    {
        var state = await store.ReadAsync(connection.Id, cancellation);
        if (state.Live.Version == 0)
            return new LiveAttributeCheck(AttributeMappingStanding.None, state, []);
        var choices = await ChoicesAsync(connection, cancellation);
        var faults = AttributeCheck.Faults(state.Live.Attributes, state.Told, choices ?? LoketChoices.None);
        var standing = faults.Count > 0 ? AttributeMappingStanding.Faulty
            : choices is null ? AttributeMappingStanding.WaitsForSignIn
            : AttributeMappingStanding.Complete;
        return new LiveAttributeCheck(standing, state, faults);
    }

    /// <summary>Null before somebody signed in, or while it is not known which employer it is about.</summary>
    /// <exception cref="LoketException">Loket could not be asked.</exception>
    public async Task<LoketChoices?> ChoicesAsync(Connection connection, CancellationToken cancellation)
    {
        if (connection.State is ConnectionState.Requested or ConnectionState.Disconnected)
            return null;
        var loket = clients.For(connection);
        var administrations = await connections.AdministrationsAsync(connection.Id, cancellation);
        if (administrations.Count > 0)
        {
            // Each employer has units of its own; the rest is the same everywhere.
            var choices = new List<LoketChoices>();
            foreach (var one in administrations.DistinctBy(row => row.EmployerId))
                choices.Add(await LoketChoicesReader.ReadAsync(loket, one.EmployerId, one.Id, cancellation));
            return LoketChoices.Together(choices);
        }

        var employers = (await loket.Employers.ListMinimizedAsync(filter: null, cancellation)).Readable();
        return employers is [{ Id: { } employerId }] ? await LoketChoicesReader.ReadAsync(loket, employerId, null, cancellation) : null;
    }
}

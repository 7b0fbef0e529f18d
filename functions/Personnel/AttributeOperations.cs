using System.Globalization;
using LoketFunctions.Audit;
using LoketFunctions.Identifiers;
using LoketFunctions.Personnel.Attributes;
using LoketFunctions.Security;

namespace LoketFunctions.Personnel;

/// <summary>The attributes that employees have in the HR system, as it tells them.</summary>
internal sealed class AttributeOperations(PersonnelAccess access, AttributeStore store, AuditLog audit)
{
    public async Task<AttributeListResponse> GetAsync(Caller caller, ConnectionId connectionId, CancellationToken cancellation)
    {
        var led = await access.SeeAsync(caller, connectionId, cancellation);
        return AttributeListResponse.Of(await store.ReadAsync(led.Id, cancellation));
    }

    /// <summary>Replaces the list, unless it lacks an attribute that stands for a field of Loket's: that can move, and not go.</summary>
    public async Task<AttributeListResponse> TellAsync(
        Caller caller, ConnectionId connectionId, ToldAttributes told, CancellationToken cancellation)
    {
        AttributeProblems.ThrowIfAny(told.Faults());
        var led = await access.ChangeAsync(caller, connectionId, cancellation);
        var before = 0;
        await store.TellAsync(led.Id, told.Attributes, state =>
        {
            before = state.Told.Count;
            var words = new AttributeFaultWords(state.Told, state.Live.Attributes);
            AttributeProblems.ThrowIfAny(words.Of(AttributeCheck.Removed(state.Live.Attributes, told.Attributes)));
        }, cancellation);
        await audit.WriteAsync(caller, led.Id, new AuditEvent(
            AuditAction.AttributesTold, Before: Text(before), After: Text(told.Attributes.Count))
        { AdministrationId = led.Administration?.Id }, cancellation);
        return AttributeListResponse.Of(await store.ReadAsync(led.Id, cancellation));
    }

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The attributes as the HR system told them.</summary>
/// <param name="ToldAt">Null before it did.</param>
internal sealed record AttributeListResponse(DateTimeOffset? ToldAt, IReadOnlyList<HrAttribute> Attributes)
{
    internal static AttributeListResponse Of(AttributeState state) => new(state.ToldAt, state.Told);

    public override string ToString() => $"{Attributes.Count} attributes";
}

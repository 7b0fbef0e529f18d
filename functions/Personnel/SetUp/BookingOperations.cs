using System.Text.Json;
using LoketFunctions.Audit;
using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Mail;
using LoketFunctions.Notifications;
using LoketFunctions.Planner;
using LoketFunctions.Security;
using LoketFunctions.Storage;

namespace LoketFunctions.Personnel.SetUp;

/// <summary>Makes the connections that a customer of an HR system asks for: all of a booking, or none.</summary>
internal sealed class BookingOperations(
    ConnectionStore connections, LegalEntityStore entities, Planners planners, MailDoor door, AuditLog audit, OperatorNotices operators,
    TimeProvider clock)
{
    /// <summary>How many times a legal entity may have been ended before: far beyond what people do.</summary>
    private const int MostLives = 100;

    private const int IdLength = 24;

    public async Task<BookingResponse> BookAsync(Caller caller, BookingRequest booking, CancellationToken cancellation)
    {
        caller.Access.RequireWhole(Permission.EditConnection);
        if (caller.Access.ConnectionId is not null)
            throw Problems.Throw(Problems.NotFound("connection"));
        var profile = planners.Get(caller.Tenant.Planner).Profile;
        if (!profile.LeadsEmployees)
            throw Problems.Throw(SetUpProblems.BookingsNotTaken(profile.Product));
        var (ids, isAgain) = await RequireSoundAsync(caller.Tenant, booking, cancellation);
        if (!isAgain)
            await MakeAsync(caller.Tenant, booking, ids, cancellation);
        foreach (var id in ids)
            await audit.WriteAsync(caller, id, new AuditEvent(AuditAction.LegalEntityBooked), cancellation);
        await TellOperatorAsync(caller.Tenant, ids, cancellation);
        var booked = new List<BookedConnection>();
        foreach (var id in ids)
        {
            var entity = (await entities.FindAsync(id, cancellation))!;
            var connection = await connections.GetAsync(caller.Tenant, id, cancellation);
            booked.Add(new BookedConnection(id, entity.EntityId, entity.Name, new SetUp(connection, entity).Facts.Stage));
        }

        return new BookingResponse(booked);
    }

    private async Task MakeAsync(
        Tenant tenant, BookingRequest booking, IReadOnlyList<ConnectionId> ids, CancellationToken cancellation)
    {
        // What nobody can find before its connection is there comes first; the connections then come at once.
        foreach (var (entity, id) in booking.LegalEntities.Zip(ids))
            await entities.PutAsync(RowOf(booking, entity, id), cancellation);
        var made = booking.LegalEntities.Zip(ids, (entity, id) => ConnectionOf(tenant, booking, entity, id)).ToList();
        if (!await connections.TryAddAllAsync(made, cancellation))
            throw Problems.Throw(Problems.Invalid(await BookedFaultsAsync(tenant, booking, cancellation)));
    }

    /// <returns>
    /// The ids of the connections, in the order of the legal entities; and whether this very booking made them before: then what follows it
    /// is done again, as whoever did it may have died in between.
    /// </returns>
    private async Task<(IReadOnlyList<ConnectionId> Ids, bool IsAgain)> RequireSoundAsync(
        Tenant tenant, BookingRequest booking, CancellationToken cancellation)
    {
        var faults = BookingReader.FaultsOf(booking);
        if (!faults.ContainsKey("ownerEmail")
            && await door.AskAsync([booking.OwnerEmail], cancellation) is var answer and not MailDoorAnswer.Open)
            faults["ownerEmail"] = answer == MailDoorAnswer.Silent ? ConnectionFaults.MailCannotBeAsked : ConnectionFaults.MailCannotReach;
        var (ids, same) = (new List<ConnectionId>(), 0);
        if (!faults.ContainsKey("legalEntities"))
        {
            for (var index = 0; index < booking.LegalEntities.Count; index++)
            {
                var (id, living) = await NextAsync(tenant, booking.LegalEntities[index].Id, cancellation);
                ids.Add(id);
                if (living && (await entities.FindAsync(id, cancellation))?.Booking == HashOf(booking))
                    same++;
                else if (living)
                    faults.TryAdd($"legalEntities[{index}].id", SetUpFaults.BookedAlready(id));
            }
        }

        // Some of them ended since, and the rest is there: that is another booking by now.
        if (same > 0 && same < ids.Count)
            throw Problems.Throw(Problems.Invalid(await BookedFaultsAsync(tenant, booking, cancellation)));
        return faults.Count == 0 ? (ids, same > 0) : throw Problems.Throw(Problems.Invalid(faults));
    }

    private static string HashOf(BookingRequest booking) => SecureRandom.Hash(JsonSerializer.Serialize(booking, AppJson.Options));

    private async Task<Dictionary<string, InputFault>> BookedFaultsAsync(
        Tenant tenant, BookingRequest booking, CancellationToken cancellation)
    {
        var faults = new Dictionary<string, InputFault>(StringComparer.Ordinal);
        for (var index = 0; index < booking.LegalEntities.Count; index++)
        {
            if (await NextAsync(tenant, booking.LegalEntities[index].Id, cancellation) is (var id, true))
                faults[$"legalEntities[{index}].id"] = SetUpFaults.BookedAlready(id);
        }

        return faults;
    }

    /// <summary>
    /// The id follows from the legal entity and how often its connection was ended, so that whoever books it at the same time makes the
    /// same connection, which is there once.
    /// </summary>
    /// <returns>The id of the living connection; else that of the one to make.</returns>
    private async Task<(ConnectionId Id, bool IsLiving)> NextAsync(Tenant tenant, string entityId, CancellationToken cancellation)
    {
        for (var life = 0; life < MostLives; life++)
        {
            var id = new ConnectionId(SecureRandom.Hash($"{tenant.Key} {entityId} {life}")[..IdLength]);
            var connection = await connections.FindAsync(tenant, id, cancellation);
            if (connection?.State != ConnectionState.Disconnected)
                return (id, connection is not null);
        }

        throw new InvalidOperationException($"A legal entity of {tenant.Key} was booked and ended {MostLives} times.");
    }

    private LegalEntity RowOf(BookingRequest booking, BookedEntity entity, ConnectionId id) => new()
    {
        PartitionKey = id.ToString(),
        RowKey = LegalEntity.Key,
        EntityId = entity.Id,
        Name = entity.Name.Trim(),
        TaxId = WageTaxNumber.Find(entity.TaxId)!.Value.ToString(),
        ContactName = booking.PayrollContact.Name.Trim(),
        ContactEmail = booking.PayrollContact.Email,
        Message = string.IsNullOrWhiteSpace(booking.Message) ? null : booking.Message,
        BookedAt = clock.GetUtcNow(),
        Booking = HashOf(booking),
    };

    private Connection ConnectionOf(Tenant tenant, BookingRequest booking, BookedEntity entity, ConnectionId id) => new()
    {
        PartitionKey = tenant.Key,
        RowKey = id.ToString(),
        Label = entity.Name.Trim(),
        OwnerEmail = booking.OwnerEmail,
        Language = booking.Language,
        CreatedAt = clock.GetUtcNow(),
    };

    private async Task TellOperatorAsync(Tenant tenant, IReadOnlyList<ConnectionId> ids, CancellationToken cancellation)
    {
        foreach (var id in ids)
        {
            await operators.RaiseAsync(
                new OperatorNotice(
                    OperatorReason.LinkBooked, id.ToString(), $"connection {id} of {tenant.Key}, one of {ids.Count} booked at once"),
                cancellation);
        }
    }
}

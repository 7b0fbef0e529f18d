using LoketFunctions.Audit;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Pension.Registering;
using LoketFunctions.Pension.Stages;
using LoketFunctions.Security;

namespace LoketFunctions.Pension;

/// <summary>How far a pension link and the requests of its employers are, and the steps that people and the provider take.</summary>
internal sealed class PensionOperations(
    PensionAccess access, PensionStore store, StageMoves moves, PensionNews news, AuditLog audit, TimeProvider clock)
{
    /// <summary>Of one employer, given by whoever asks: kept as long as its plain hash.</summary>
    private const int LongestOwnId = 128;

    private const int IdLength = 24;

    public async Task<PensionResponse> GetAsync(Caller caller, ConnectionId connectionId, CancellationToken cancellation)
    {
        await access.SeeAsync(caller, connectionId, cancellation);
        return await AnswerAsync(connectionId, cancellation);
    }

    public async Task<EmployerRequestList> ListRequestsAsync(
        Caller caller, ConnectionId connectionId, PageQuery page, CancellationToken cancellation)
    {
        await access.SeeAsync(caller, connectionId, cancellation);
        var requests = await store.RequestsAsync(connectionId, cancellation);
        return new EmployerRequestList(
            page.From([.. requests.Select(EmployerRequestResponse.Of).OrderBy(request => request.History[0].At)]), requests.Count);
    }

    /// <summary>Says that a step of the link was taken.</summary>
    public async Task<PensionResponse> MoveAsync(
        Caller caller, ConnectionId connectionId, PensionMove move, CancellationToken cancellation)
    {
        var connection = await access.ChangeAsync(caller, connectionId, cancellation);
        if (move.To == PensionStage.Registered)
            throw Problems.Throw(Problems.Invalid("to", PensionFaults.NotOfThisStep));
        await moves.MoveAsync(
            caller, connection, PartyOf(caller, move.By), new StageMove(move.To, move.FirstExchange, move.Reason), cancellation);
        return await AnswerAsync(connectionId, cancellation);
    }

    /// <summary>Takes in that an employer asks to be linked. The same again, by its id, changes nothing.</summary>
    public async Task<EmployerRequestResponse> AskAsync(
        Caller caller, ConnectionId connectionId, EmployerRequest request, CancellationToken cancellation)
    {
        var connection = await access.ChangeAsync(caller, connectionId, cancellation);
        var party = PartyOf(caller, request.By);
        RequireSound(request);
        if (await store.LinkAsync(connectionId, cancellation) is { Stage: not (PensionStage.Confirmed or PensionStage.Active) } link)
            throw Problems.Throw(PensionProblems.NotConfirmed(link.Stage));
        var id = SecureRandom.Hash($"{connectionId} {request.Id}")[..IdLength];
        var row = await store.FindRequestAsync(connectionId, id, cancellation);
        if (row is null)
        {
            await RequireNewAsync(connectionId, request, cancellation);
            row = RowOf(connectionId, id, request);
            row.Take(new TakenStep<RequestStage>(RequestStage.Received, clock.GetUtcNow(), party, caller.Actor.Id, null, null));
            if (await store.TryAddAsync(row, cancellation))
                await audit.WriteAsync(caller, connectionId, new AuditEvent(AuditAction.PensionEmployerAsked, id), cancellation);
            else
                row = (await store.FindRequestAsync(connectionId, id, cancellation))!;
        }

        if (row.Stage == RequestStage.Received)
            await news.ReachedAsync(connection, row, cancellation);
        return EmployerRequestResponse.Of(row);
    }

    /// <summary>Says that a step of a request was taken.</summary>
    public async Task<EmployerRequestResponse> MoveRequestAsync(
        Caller caller, ConnectionId connectionId, string id, RequestMove move, CancellationToken cancellation)
    {
        var connection = await access.ChangeAsync(caller, connectionId, cancellation);
        if (await store.FindRequestAsync(connectionId, id, cancellation) is null)
            throw Problems.Throw(Problems.NotFound("request"));
        return EmployerRequestResponse.Of(
            await moves.MoveRequestAsync(caller, connection, PartyOf(caller, move.By), id, move, cancellation));
    }

    private async Task<PensionResponse> AnswerAsync(ConnectionId connectionId, CancellationToken cancellation) =>
        PensionResponse.Of(connectionId, await store.LinkAsync(connectionId, cancellation));

    /// <summary>
    /// A person in the console is of the organisation, and the operator is itself. A signed call comes from the provider's platform, which
    /// says whether it speaks for itself or for the account's people.
    /// </summary>
    private static PensionParty PartyOf(Caller caller, SignedParty? said) => caller.Actor.Kind switch
    {
        ActorKind.Operator => PensionParty.Operator,
        ActorKind.User => PensionParty.User,
        _ => said switch
        {
            SignedParty.Provider => PensionParty.Provider,
            SignedParty.User => PensionParty.User,
            _ => throw Problems.Throw(Problems.Invalid("by", InputFaults.Missing)),
        },
    };

    private static void RequireSound(EmployerRequest request)
    {
        var faults = new Dictionary<string, InputFault>(StringComparer.Ordinal);
        if (request.Id.Length is < 1 or > LongestOwnId || request.Id.Any(char.IsControl))
            faults["id"] = InputFaults.NotPlain(LongestOwnId);
        if (!RegistrationCheck.IsEmployerId(request.EmployerId))
            faults["employerId"] = Guid.TryParse(request.EmployerId, out _) ? PensionFaults.IdOfApi : PensionFaults.NotEmployerId;
        if (RegistrationCheck.LineFault(request.EmployerName) is { } fault)
            faults["employerName"] = fault;
        if (request.WageTaxNumber is { } number && WageTaxNumber.Find(number) is null)
            faults["wageTaxNumber"] = InputFaults.NotWageTaxNumber;
        if (request.ContractNumber is { } contract && !RegistrationCheck.IsContractNumber(contract))
            faults["contractNumber"] = PensionFaults.NotContractNumber;
        if (faults.Count > 0)
            throw Problems.Throw(Problems.Invalid(faults));
    }

    /// <summary>One by mail and one by signed call are the same wish.</summary>
    private async Task RequireNewAsync(ConnectionId connectionId, EmployerRequest request, CancellationToken cancellation)
    {
        if ((await store.RequestsAsync(connectionId, cancellation))
            .FirstOrDefault(one => !one.IsOver && one.EmployerId == request.EmployerId) is { } open)
            throw Problems.Throw(Problems.Invalid("employerId", PensionFaults.RequestedAlready(open.Id)));
    }

    private static EmployerRequestRow RowOf(ConnectionId connectionId, string id, EmployerRequest request) => new()
    {
        PartitionKey = connectionId.ToString(),
        RowKey = EmployerRequestRow.KeyOf(id),
        EmployerId = request.EmployerId,
        EmployerName = request.EmployerName.Trim(),
        WageTaxNumber = WageTaxNumber.Find(request.WageTaxNumber)?.ToString(),
        ContractNumber = request.ContractNumber,
    };
}

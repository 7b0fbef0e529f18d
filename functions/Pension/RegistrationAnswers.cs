using LoketFunctions.Http;
using LoketFunctions.Pension.Registering;

namespace LoketFunctions.Pension;

/// <summary>A registration as it is to be kept.</summary>
/// <param name="Version">The one that it was made from; 0 for the first.</param>
internal sealed record RegistrationChange(int Version, RegistrationDraft Registration)
{
    public override string ToString() => nameof(RegistrationChange);
}

/// <summary>Sends the registration.</summary>
/// <param name="Version">The one that somebody looked at.</param>
internal sealed record SendRegistrationRequest(int Version);

/// <summary>The registration as it is filled in, and what is missing before it can be sent.</summary>
/// <param name="Sent">As it was last sent; null before it was.</param>
/// <param name="Faults">Why it cannot be sent, by field; empty where it can.</param>
/// <param name="Warnings">What has to be acknowledged before it can be sent.</param>
/// <param name="WhereEmployerIdStands">Where Loket shows the employer id, in its old and in its new pages. For people.</param>
public sealed record RegistrationResponse(
    int Version, RegistrationDraft Registration, SentRegistration? Sent, IReadOnlyList<FieldFaultResponse> Faults,
    IReadOnlyList<FieldFaultResponse> Warnings, string WhereEmployerIdStands)
{
    /// <summary>Faults and warnings with what varies in them, for other words.</summary>
    internal IReadOnlyDictionary<string, InputFault> Open { get; private init; } = new Dictionary<string, InputFault>();

    internal static RegistrationResponse Of(Registration registration, string language) => new(
        registration.Version, registration.Draft, registration.Sent,
        FieldFaultResponse.Of(RegistrationCheck.FaultsOf(registration.Draft)),
        FieldFaultResponse.Of(RegistrationCheck.WarningsOf(registration.Draft)),
        PensionTexts.Of("Registration.WhereEmployerIdStands").In(language))
    {
        Open = RegistrationCheck.FaultsOf(registration.Draft).Concat(RegistrationCheck.WarningsOf(registration.Draft))
            .ToDictionary(StringComparer.Ordinal),
    };

    public override string ToString() => nameof(RegistrationResponse);
}

/// <param name="Detail">In English, for engineers; follows the field's name.</param>
public sealed record FieldFaultResponse(string Field, string Code, string Detail)
{
    internal static IReadOnlyList<FieldFaultResponse> Of(IReadOnlyDictionary<string, InputFault> faults) =>
    [
        .. faults.OrderBy(one => one.Key, StringComparer.Ordinal)
            .Select(one => new FieldFaultResponse(one.Key, one.Value.Code, one.Value.Detail)),
    ];
}

/// <summary>What Loket tells of a registration.</summary>
/// <param name="Gaps">What could not be read of whose employments, so that directors may be missing.</param>
public sealed record RegistrationProposalResponse(
    RegistrationDraft Registration, IReadOnlyList<ProposalGap> Gaps, string WhereEmployerIdStands)
{
    internal static RegistrationProposalResponse Of(RegistrationProposal proposal, string language) => new(
        proposal.Draft, proposal.Gaps, PensionTexts.Of("Registration.WhereEmployerIdStands").In(language));

    public override string ToString() => nameof(RegistrationProposalResponse);
}

using System.Text.Json;
using LoketFunctions.Simulators.Loket.Data;
using LoketFunctions.Simulators.Loket.Rest;

namespace LoketFunctions.Simulators.Loket.Payroll;

/// <summary>The writes of period data and what goes with them; each changes the state whole or not at all.</summary>
internal static class PeriodDataWrites
{
    private const string Version = "2018-01-01";
    private const int MostAddresses = 10;
    private const int LongestAddress = 255;
    private const int LongestComment = 1000;

    public static Answer PatchEmployment(Call call)
    {
        var patch = PeriodPatchJson.One(call.Body) with { EmploymentId = call.Id };
        return Apply(call, [patch], isCollective: false);
    }

    /// <summary>Each record by itself; good when at least one succeeded. How to deal with values that are there cannot be chosen.</summary>
    public static Answer PatchEmployer(Call call)
    {
        var patches = PeriodPatchJson.Many(call.Body);
        return patches.Count == 0
            ? Answer.BrokenRule(Version, "Er zijn geen gegevens opgegeven.")
            : Apply(call, [.. patches.Select(p => p with { Method = ProcessingMethod.Overwrite })], isCollective: true);
    }

    public static Answer TellReady(Call call)
    {
        var body = JsonSerializer.Deserialize<ReadyBody>(call.Body, JsonSerializerOptions.Web)
            ?? throw new JsonException("The body is null.");
        var addresses = body.EmailAddressPeriodReadyForPayroll ?? [];
        string? wrong = call.Payroll.Period(body.PayrollPeriodId ?? 0) is null ? "De verloningsperiode bestaat niet in deze administratie."
            : addresses.Length is 0 or > MostAddresses ? "Geef 1 tot 10 e-mailadressen op."
            : addresses.Any(a => a.Length > LongestAddress || !System.Net.Mail.MailAddress.TryCreate(a, out _))
                ? "Een e-mailadres is ongeldig."
            : body.UserComment?.Length > LongestComment ? "De opmerking heeft ten hoogste 1000 tekens."
            : null;
        if (wrong is not null)
        {
            return Answer.BrokenRule(Version, wrong);
        }

        var ready = new ReadyForPayroll(call.Id, body.PayrollPeriodId!.Value, addresses, body.UserComment);
        call.Database.ChangePayroll(state => (state.Payroll with { Ready = state.Payroll.Ready.Add(ready) }, ready));
        return Answer.Messages(202, Version, []);
    }

    private static Answer Apply(Call call, IReadOnlyList<PeriodPatch> patches, bool isCollective) => call.Database.ChangePayroll(state =>
    {
        var edit = new PeriodDataEdit(state.Payroll);
        var payrolls = new Dictionary<Guid, AdministrationPayroll?>();
        var employer = state.Employer(call.Employer!.Id)!;
        var messages = new List<Message>();
        var succeeded = 0;
        foreach (var patch in patches)
        {
            var broken = Apply(edit, patch, state, employer, payrolls, isCollective);
            succeeded += broken.Count == 0 ? 1 : 0;
            messages.AddRange(broken.Select(
                b => new Message("BrokenBusinessRule", b.Code, isCollective ? patch.EmploymentId : null, b.Description, [b.Field])));
        }

        return (edit.Commit(), Answer.Messages(succeeded > 0 ? 200 : 400, Version, messages));
    });

    private static IReadOnlyList<BrokenRule> Apply(
        PeriodDataEdit edit, PeriodPatch patch, LoketState state, EmployerState employer, Dictionary<Guid, AdministrationPayroll?> payrolls,
        bool isCollective)
    {
        if (patch.EmploymentId is not { } id || employer.Employment(id) is not { } employment)
        {
            return [new BrokenRule(140, "employmentId", "Het dienstverband bestaat niet bij deze werkgever.")];
        }

        if (state.Payroll.Refused.TryGetValue(id, out var refusal))
        {
            return [new BrokenRule(141, "employmentId", refusal)];
        }

        if (!payrolls.TryGetValue(employment.AdministrationId, out var payroll))
        {
            payrolls[employment.AdministrationId] = payroll = state.PayrollOf(employment.AdministrationId);
        }

        if (payroll is null)
        {
            return [new BrokenRule(142, "employmentId", "Het dienstverband valt onder een administratie zonder verloning.")];
        }

        var broken = PeriodDataRules.Check(patch, employment, payroll, isCollective);
        if (broken.Count == 0)
        {
            edit.Apply(id, patch.Key(PayrollPeriodId(patch)), patch);
        }

        return broken;
    }

    private static int PayrollPeriodId(PeriodPatch patch) => Staff.PayrollPeriod.IdOf(patch.Year!.Value, patch.PeriodNumber!.Value);

    private sealed record ReadyBody(int? PayrollPeriodId, string[]? EmailAddressPeriodReadyForPayroll, string? UserComment);
}

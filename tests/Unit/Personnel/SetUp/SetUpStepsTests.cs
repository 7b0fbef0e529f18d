using LoketFunctions.Audit;
using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Notifications;
using LoketFunctions.Personnel.SetUp;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using LoketFunctions.Tests.Connections;

namespace LoketFunctions.Tests.Personnel.SetUp;

public sealed class SetUpStepsTests(AppStorage fixture) : SetUpTest(fixture)
{
    private static readonly AcknowledgeRequest Read = new(ScopeText.Current, "2026-04-01");

    [Fact]
    public async Task From_booking_to_active_each_step_says_what_is_missing_and_whose_move_it_is()
    {
        var id = await BookedAsync();
        await MissesAsync(id, SetUpStage.Booked, "attributes", ActionOwner.Planner,
            "Attributes of the HR system are to be set up for the fields of Loket.nl, and their mapping is to be put live.",
            "Voor de velden van Loket.nl moeten attributen van het HR-systeem worden ingericht en moet de koppeling van die attributen in "
                + "gebruik worden genomen.");
        await Machine.Entities.ChangeAsync(id, row => row.AttributesLiveAt = Installation.Clock.GetUtcNow(), default);
        await MissesAsync(id, SetUpStage.AttributesSetUp, "enabling", ActionOwner.Operator,
            "The operator of the link is to enable it, and was told so.",
            "De beheerder van de koppeling moet deze vrijgeven, en heeft daarvan bericht.");
        await Machine.Operator.EnableAsync(Operator, id, default);
        await MissesAsync(id, SetUpStage.Enabled, "signing-in", ActionOwner.User,
            "Sign in at Loket.nl with the user that was made for this link alone.",
            "Log in bij Loket.nl met de gebruiker die alleen voor deze koppeling is gemaakt.");
        Assert.NotNull((await RenewAsync(id)).ConnectAddress);
        var connection = await Machine.Connections.ChangeAsync(Installation.Tenant, id, row => row.SignedIn(false), default);
        await Machine.GrantAsync(connection, "refresh-0", TimeSpan.FromHours(1), Installation.Clock.GetUtcNow());
        await MissesAsync(id, SetUpStage.Authorized, "administration", ActionOwner.User,
            "Choose the administration in Loket.nl that the legal entity goes to.",
            "Kies de administratie in Loket.nl waar de juridische entiteit naartoe gaat.");
        await ChooseAsync(id, Employer.Administrations[0].Id);
        await MissesAsync(id, SetUpStage.Mapped, "acknowledgement", ActionOwner.User,
            "Read what the link does and does not do, acknowledge it, and say from which day the HR system leads.",
            "Lees wat de koppeling wel en niet doet, bevestig dat, en zeg vanaf welke dag het HR-systeem leidend is.");

        var active = await Machine.SetUps.AcknowledgeAsync(HrSystem, id, Read, default);

        Assert.Equal(
            (SetUpStage.Active, "2026-04-01", Employer.Administrations[0].Id), (active.Stage, active.StartLine, active.AdministrationId));
        Assert.Empty(active.Missing);
        Assert.Equal(
            ["ConnectAddressRenewed", "LegalEntityBooked", "LinkEnabled", "ScopeAcknowledged"],
            (await AuditAsync(id)).Select(row => row.Action).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Nobody_signs_in_before_the_link_is_enabled()
    {
        var id = await BookedAsync();
        var first = await RefusedAsync(() => RenewAsync(id));
        Says(first, "attributes-not-set-up", "The attributes are not set up yet", "De attributen zijn nog niet ingericht");
        Assert.Equal(ActionOwner.Planner, first.Move);

        await Machine.Entities.ChangeAsync(id, row => row.AttributesLiveAt = Installation.Clock.GetUtcNow(), default);
        var then = await RefusedAsync(() => RenewAsync(id));
        Says(then, "not-enabled", "The link is not enabled yet", "De koppeling is nog niet vrijgegeven");
        Assert.Equal(ActionOwner.Operator, then.Move);
    }

    [Fact]
    public async Task Only_the_operator_enables_and_only_after_the_attributes()
    {
        var id = await BookedAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => Machine.Operator.EnableAsync(HrSystem, id, default));
        Says(await RefusedAsync(() => Machine.Operator.EnableAsync(Operator, id, default)), "attributes-not-set-up",
            "The attributes are not set up yet", "De attributen zijn nog niet ingericht");
    }

    [Fact]
    public async Task An_administration_without_a_number_of_its_own_is_refused_with_the_reason()
    {
        var (id, wanted) = (await AuthorizedAsync(), Employer.Administrations[0].Id);

        Employer.TaxNumbers.Remove(wanted);
        Says(await RefusedAsync(() => ChooseAsync(id, wanted)), "tax-number-missing",
            "The administration has no wage tax number", "De administratie heeft geen loonheffingennummer");
        Number(wanted, "111111111L46");
        Says(await RefusedAsync(() => ChooseAsync(id, wanted)), "tax-number-unreadable",
            "The administration’s wage tax number is not valid", "Het loonheffingennummer van de administratie klopt niet");
        Number(wanted, Employer.TaxNumbers[Employer.Administrations[1].Id].ToLowerInvariant());
        var shared = await RefusedAsync(() => ChooseAsync(id, wanted));
        Says(shared, "tax-number-shared",
            "Another administration has the same wage tax number", "Een andere administratie heeft hetzelfde loonheffingennummer");
        Assert.Contains(Employer.Administrations[1].Id.ToString(), shared.Detail, StringComparison.Ordinal);
        Assert.Empty(await Machine.Connections.AdministrationsAsync(id, default));
    }

    [Fact]
    public async Task A_number_that_another_connection_of_the_installation_bears_is_refused_without_saying_whose()
    {
        var number = NewNumber();
        var elsewhere = await Installation.AddConnectionAsync(ConnectionState.Active);
        await Machine.Connections.ChooseAsync(
            elsewhere.Id, [new AdministrationRow { RowKey = Guid.NewGuid().ToString("D"), Name = "Elders", TaxNumber = number }], default);
        var id = await AuthorizedAsync();
        Number(Employer.Administrations[0].Id, number);

        var refused = await RefusedAsync(() => ChooseAsync(id, Employer.Administrations[0].Id));

        Assert.Equal("tax-number-shared", refused.Code);
        Assert.DoesNotContain("Elders", refused.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(elsewhere.Id.ToString(), refused.Detail, StringComparison.Ordinal);
    }

    /// <summary>Many times, as it is by chance who comes between what another does.</summary>
    [Fact]
    public async Task Of_two_that_bear_one_number_and_are_chosen_at_once_never_both_are_mapped()
    {
        var neighbour = new FakeEmployer("Brasserie De Reiger B.V.", "Horeca");
        neighbour.Activities.UnionWith(Employer.Activities);
        Installation.Loket.Employers.Add(neighbour);
        for (var round = 0; round < 20; round++)
        {
            var number = NewNumber();
            Number(Employer.Administrations[0].Id, number);
            neighbour.TaxNumbers[neighbour.Administrations[0].Id] = number;
            var (one, other) = (await AuthorizedAsync($"a{round}"), await AuthorizedAsync($"b{round}"));

            var refused = await Task.WhenAll(
                Record.ExceptionAsync(() => ChooseAsync(one, Employer.Administrations[0].Id)).AsTask(),
                Record.ExceptionAsync(() => ChooseAsync(other, neighbour.Administrations[0].Id)).AsTask());

            var mapped = await Machine.Connections.BearersAsync(WageTaxNumber.Find(number)!.Value, Guid.Empty, default);
            Assert.Equal(refused.Count(exception => exception is null), mapped.Count);
            Assert.InRange(mapped.Count, 0, 1);
            Assert.All(
                refused.Where(exception => exception is not null),
                exception => Assert.Equal("tax-number-shared", Assert.IsType<ProblemException>(exception).Problem.Code));
            foreach (var id in new[] { one, other })
                await Machine.Connections.ChooseAsync(id, [], default);
        }
    }

    [Fact]
    public async Task Exactly_one_administration_is_chosen_and_it_stays()
    {
        var id = await AuthorizedAsync();
        var (one, other) = (Employer.Administrations[0].Id, Employer.Administrations[1].Id);
        Says((await RefusedAsync(() => ChooseAsync(id, one, other))).Faults!["administrationIds"],
            "Choose exactly one administration.", "Kies precies één administratie.");
        await ChooseAsync(id, one);
        await ChooseAsync(id, one);

        Says(await RefusedAsync(() => ChooseAsync(id, other)), "administration-mapped",
            "The legal entity has its administration", "De juridische entiteit heeft haar administratie");
        Assert.Equal(one, Assert.Single(await Machine.Connections.AdministrationsAsync(id, default)).Id);
    }

    [Fact]
    public async Task The_operator_undoes_a_mapping_with_a_reason_and_all_are_told()
    {
        var id = await MappedAsync();
        await Machine.SetUps.AcknowledgeAsync(HrSystem, id, Read, default);
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => Machine.Operator.UndoMappingAsync(HrSystem, id, new("Verkeerd"), default));
        var (field, fault) = Assert.Single((await RefusedAsync(
            () => Machine.Operator.UndoMappingAsync(Operator, id, new(" "), default))).Faults!);
        Assert.Equal("reason", field);
        Says(fault, "Fill in one line of at most 500 characters.", "Vul één regel in van hooguit 500 tekens.");

        var undone = await Machine.Operator.UndoMappingAsync(Operator, id, new("Verkeerde entiteit"), default);

        Assert.Equal((SetUpStage.Authorized, null, null), (undone.Stage, undone.AdministrationId, undone.StartLine));
        Assert.Empty(await Machine.Connections.AdministrationsAsync(id, default));
        var written = (await AuditAsync(id)).Single(row => row.Action == nameof(AuditAction.MappingUndone));
        Assert.Equal(
            ("MappingUndone", ActorKind.Operator, Employer.Administrations[0].Id.ToString(), "Verkeerde entiteit"),
            (written.Action, written.Actor, written.Before, written.After));
        Assert.Contains(Installation.Mailer.Sent, mail => mail.Text.Contains("ongedaan gemaakt", StringComparison.Ordinal));
        Says(await RefusedAsync(() => Machine.Operator.UndoMappingAsync(Operator, id, new("Nog eens"), default)), "not-mapped",
            "No administration is chosen yet", "Er is nog geen administratie gekozen");
        await ChooseAsync(id, Employer.Administrations[1].Id);
        Assert.Equal(SetUpStage.Mapped, await StageAsync(id));
    }

    [Fact]
    public async Task Only_the_current_text_is_acknowledged_for_a_start_line_within_a_year()
    {
        var id = await AuthorizedAsync();
        Says(await RefusedAsync(() => Machine.SetUps.AcknowledgeAsync(HrSystem, id, Read, default)), "not-mapped",
            "No administration is chosen yet", "Er is nog geen administratie gekozen");
        await ChooseAsync(id, Employer.Administrations[0].Id);

        var faults = (await RefusedAsync(
            () => Machine.SetUps.AcknowledgeAsync(HrSystem, id, new(ScopeText.Current + 1, "2025-02-28"), default))).Faults!;
        Says(faults["version"], "The text has changed; read version 1 and acknowledge again.",
            "De tekst is gewijzigd; lees versie 1 en bevestig opnieuw.");
        Says(faults["startLine"], "Choose a day from 2025-03-01 to 2027-03-01.", "Kies een dag van 2025-03-01 tot en met 2027-03-01.");
        faults = (await RefusedAsync(
            () => Machine.SetUps.AcknowledgeAsync(HrSystem, id, new(ScopeText.Current, "1 april"), default))).Faults!;
        Assert.Equal(["startLine"], faults.Keys);
        Says(faults["startLine"], "This is not a date.", "Dit is geen datum.");
        Assert.Equal(SetUpStage.Mapped, await StageAsync(id));
    }

    [Fact]
    public async Task Without_every_right_it_does_not_become_active_and_says_where_they_are_named()
    {
        var missing = Installation.Planners.Get("eitje").Profile.RequiredRights[0].Activities[0];
        Employer.Activities.Remove(missing);
        var id = await MappedAsync();

        await Machine.SetUps.AcknowledgeAsync(HrSystem, id, Read, default);

        await MissesAsync(id, SetUpStage.Mapped, "rights", ActionOwner.Accountant,
            "The user at Loket.nl lacks rights: the checklist names them. Ask the accountant for them.",
            "De gebruiker in Loket.nl mist rechten: in de checklist staan ze. Vraag ze aan de accountant.");
        Assert.DoesNotContain(Installation.Mailer.Sent, IsActiveNews);

        Employer.Activities.Add(missing);
        await Machine.Look.LookAgainAsync(await Machine.Connections.GetAsync(Installation.Tenant, id, default), default);
        Assert.Equal(SetUpStage.Active, await StageAsync(id));
        Assert.Single(Installation.Mailer.Sent, IsActiveNews);

        bool IsActiveNews(LoketFunctions.Mail.Message mail) => mail.Text.Contains("De koppeling is actief", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_wording_is_asked_for_and_stops_nothing()
    {
        var id = await MappedAsync();
        await Machine.SetUps.AcknowledgeAsync(HrSystem, id, Read, default);
        await Machine.Entities.ChangeAsync(id, row => row.AcknowledgedVersion = ScopeText.Current - 1, default);

        await MissesAsync(id, SetUpStage.Active, "new-wording", ActionOwner.User,
            "What the link does and does not do has a new wording since it was acknowledged. Read and acknowledge it; what runs goes on "
                + "meanwhile.",
            "De tekst over wat de koppeling wel en niet doet, is gewijzigd sinds die is bevestigd. Lees en bevestig de nieuwe; wat loopt, "
                + "loopt intussen door.");
    }

    [Fact]
    public async Task Whoever_may_not_edit_the_payroll_of_the_administration_acknowledges_nothing()
    {
        var id = await MappedAsync();
        var viewer = new Caller(
            Installation.Tenant, new Actor(ActorKind.User, "u-1"), new Access(null, [new Grant(Permission.ViewPayroll)]));

        Says(await RefusedAsync(() => Machine.SetUps.AcknowledgeAsync(viewer, id, Read, default)), "not-permitted",
            "You may not do this", "U mag dit niet doen");
        Assert.Equal(SetUpStage.Mapped, (await Machine.SetUps.GetAsync(viewer, id, default)).Stage);
    }

    [Fact]
    public async Task Each_stage_is_mailed_to_the_owner_once()
    {
        var id = await EnabledAsync();
        await Machine.Operator.EnableAsync(Operator, id, default);

        var mail = Assert.Single(Installation.Mailer.Sent);
        Assert.Equal(["hr@dezwaan.example"], mail.To);
        Assert.Contains("De koppeling met Loket.nl is vrijgegeven.", mail.Text, StringComparison.Ordinal);
        var rows = await Storage.Tables.Notices.PartitionAsync<NoticeRow>(id.ToString(), default);
        Assert.Equal([NoticeChannel.OwnerMail, NoticeChannel.Planner], rows.Select(row => row.Channel).Order());
        Assert.All(rows, row => Assert.False(row.IsOpen));
    }

    private Task<ConnectionResponse> RenewAsync(ConnectionId id) =>
        Machine.Operations.RenewConnectAddressAsync(HrSystem, id, null, LinkUse.ByPlanner(null), default);

    private async Task MissesAsync(ConnectionId id, SetUpStage stage, string code, ActionOwner move, string english, string dutch)
    {
        foreach (var (language, words) in new[] { ("en", english), ("nl", dutch) })
        {
            var answer = await Machine.SetUps.GetAsync(HrSystem with { Language = language }, id, default);
            var missing = Assert.Single(answer.Missing);
            Assert.Equal((stage, code, move, words), (answer.Stage, missing.Code, missing.WhoseMove, missing.Text));
        }
    }

    /// <summary>The oldest first.</summary>
    private async Task<IReadOnlyList<AuditRow>> AuditAsync(ConnectionId id)
    {
        var rows = await new AuditLog(Storage.Tables, Installation.Clock).ReadAsync(
            Installation.Tenant, id, false, null, default).ToListAsync();
        rows.Reverse();
        return rows;
    }
}

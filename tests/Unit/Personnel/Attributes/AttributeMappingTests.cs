using LoketFunctions.Audit;
using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Personnel;
using LoketFunctions.Personnel.Attributes;
using LoketFunctions.Personnel.Fields;
using LoketFunctions.Personnel.SetUp;
using LoketFunctions.Security;
using LoketFunctions.Tests.Connections;
using LoketFunctions.Tests.Conventions.OpenApi;

namespace LoketFunctions.Tests.Personnel.Attributes;

/// <summary>Attributes are told, mapped before anybody signed in, checked after it, and undone.</summary>
[Collection(ConnectionTests.Name)]
public sealed class AttributeMappingTests(AppStorage storage) : IAsyncLifetime
{
    private static readonly LoketField Nationality = LoketFields.Find("employee.personalDetails.nationality")!;
    private static readonly HrAttribute[] Told = [.. HrSystem.Needed.Select(HrSystem.For)];
    private static readonly MappedAttribute[] Mapping = [.. HrSystem.Needed.Select(field => HrSystem.Mapped(field))];
    private HrApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await HrApp.StartAsync(storage);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task The_list_is_replaced_and_everything_that_is_wrong_with_one_is_named()
    {
        await _app.TellAsync(Told);
        await _app.TellAsync(HrSystem.Text("a", "Roepnaam"));
        Assert.Equal(["a"], (await _app.Attributes.GetAsync(_app.Caller, _app.Connection.Id, default)).Attributes.Select(one => one.Id));

        var problem = await ProblemAsync(() => _app.TellAsync(
            HrSystem.Text("a", ""), HrSystem.Text("a", "x\ty"), HrSystem.Text("b", "B") with { Options = [new("1", "1")] },
            HrSystem.Options("c", "C", new("1", "1"), new("1", "2")),
            HrSystem.Options("d", "D", [.. Enumerable.Range(0, 501).Select(number => new HrOption($"{number}", "x"))]),
            HrSystem.Text(new string('x', 101), "E") with { VisibleTo = [""] }));
        Assert.Equal(
            [
                "attributes[0].label", "attributes[1].id", "attributes[1].label", "attributes[2].options", "attributes[3].options",
                "attributes[4].options", "attributes[5].id", "attributes[5].visibleTo",
            ],
            problem.Faults!.Keys);
        var many = Enumerable.Range(0, 2001).Select(number => HrSystem.Text($"{number}", "x")).ToList();
        Assert.Equal(["attributes"], (await ProblemAsync(() => _app.TellAsync(many))).Faults!.Keys);
    }

    [Fact]
    public async Task A_whole_mapping_goes_live_before_anybody_signs_in_and_the_set_up_goes_on()
    {
        await _app.TellAsync(Told);
        Assert.Equal(AttributeMappingStanding.None, (await _app.CheckAsync()).Standing);

        Assert.Equal(1, (await _app.ChangeAsync(0, Mapping)).Version);

        Assert.NotNull((await _app.Get<LegalEntityStore>().FindAsync(_app.Connection.Id, default))!.AttributesLiveAt);
        Assert.Equal(AttributeMappingStanding.WaitsForSignIn, (await _app.CheckAsync()).Standing);
    }

    [Fact]
    public async Task Options_are_held_against_Loket_once_somebody_signed_in()
    {
        await _app.TellAsync(Told);
        await _app.ChangeAsync(0, Mapping);
        await _app.AuthorizeAsync();
        await _app.MapAsync();
        var known = await _app.Get<LiveAttributes>().ChoicesAsync(_app.Connection, default);

        var check = await _app.CheckAsync();

        // Loket's keys of some lists begin with 1, and of others do not.
        var wrong = HrSystem.Needed.Where(field => field.Kind == FieldKind.Option && known!.ByField[field.Id].All(one => one.Key != "1"));
        Assert.Equal(AttributeMappingStanding.Faulty, check.Standing);
        Assert.Equal(wrong.Select(field => field.Path), check.Faults.Select(fault => fault.Attribute));
        Assert.All(check.Faults, fault => Assert.Equal((AttributeFaultCodes.OptionUnknown, "1"), (fault.Code, fault.Option)));

        var mended = HrSystem.Needed.Select(field =>
            HrSystem.Mapped(field, field.Kind == FieldKind.Option ? known!.ByField[field.Id][0].Key : "1")).ToList();
        Assert.Equal(2, (await _app.ChangeAsync(1, mended)).Version);
        Assert.Equal(AttributeMappingStanding.Complete, (await _app.CheckAsync()).Standing);
    }

    [Fact]
    public async Task Every_choice_of_Loket_is_told_by_it()
    {
        await _app.AuthorizeAsync();
        var before = (await _app.Get<LiveAttributes>().ChoicesAsync(_app.Connection, default))!;
        await _app.MapAsync();
        var after = (await _app.Get<LiveAttributes>().ChoicesAsync(_app.Connection, default))!;

        // Why an employment ends is told of an employment alone, and at first there is none.
        var listed = LoketFields.All
            .Where(field => field.Kind is FieldKind.Option or FieldKind.Unit && field.Resource != LoketResource.End)
            .Select(field => field.Id).ToList();
        Assert.Equal(listed.Order(), after.ByField.Keys.Order());
        // Loket's document says that some depend on the administration, and not which.
        Assert.Empty(listed.Except(before.ByField.Keys).Except(["workingHours.flexibleHoursContract"]));
        Assert.Equal(
            [new LoketChoice("1", "Man"), new LoketChoice("2", "Vrouw")], after.ByField["employee.personalDetails.gender"]);
        Assert.Equal(
            _app.Staff.Departments.Select(one => new LoketChoice(one.Id.ToString(), one.Description)).OrderBy(one => one.Key),
            after.ByField["organizationalEntity.department"].OrderBy(one => one.Key));
    }

    [Fact]
    public async Task Every_fault_is_named_by_the_label_and_the_name_of_the_field_and_nothing_goes_live()
    {
        await _app.TellAsync([.. Told, HrSystem.Text("t", "Herkomst")]);
        var mapping = Mapping.Where(one => one.FieldId != "wage.grossWage" && one.FieldId != Nationality.Id)
            .Append(new MappedAttribute("t", Nationality.Id, AttributeOrigin.Created, null, null)).ToList();

        var problem = await ProblemAsync(() => _app.ChangeAsync(0, mapping));

        Assert.Equal(["attributes.t", "fields.wage.grossWage"], problem.Faults!.Keys);
        Assert.Contains("'Herkomst' does not fit Loket's field Nationality (Nationaliteit)", problem.Faults["attributes.t"].Detail);
        Assert.Equal(0, (await _app.Mapping.GetAsync(_app.Caller, _app.Connection.Id, null, default)).Version);
        Assert.Null((await _app.Get<LegalEntityStore>().FindAsync(_app.Connection.Id, default))!.AttributesLiveAt);
    }

    [Fact]
    public async Task A_mapped_attribute_moves_and_does_not_go()
    {
        await _app.TellAsync(Told);
        await _app.ChangeAsync(0, Mapping);

        var problem = await ProblemAsync(() => _app.TellAsync(Told[1..]));
        Assert.Equal([$"attributes.{Told[0].Id}"], problem.Faults!.Keys);
        Assert.Equal(Told.Length, (await _app.Attributes.GetAsync(_app.Caller, _app.Connection.Id, default)).Attributes.Count);

        await _app.TellAsync([.. Told.Select(one => one with { Section = "Elders" })]);
        Assert.Equal(AttributeMappingStanding.WaitsForSignIn, (await _app.CheckAsync()).Standing);
    }

    [Fact]
    public async Task Who_changes_an_older_version_is_told_and_an_older_one_can_be_live_again()
    {
        await _app.TellAsync([.. Told, HrSystem.Text("place", "Geboorteplaats")]);
        await _app.ChangeAsync(0, Mapping);
        var place = new MappedAttribute("place", "employee.personalDetails.placeOfBirth", AttributeOrigin.Reused, "pob", null);
        await _app.ChangeAsync(1, [.. Mapping, place]);
        Assert.Equal(
            (409, AttributeProblemCodes.MappingChanged), Of(await ProblemAsync(() => _app.ChangeAsync(1, Mapping))));

        var undone = await RestoreAsync(1, basedOn: 2);
        Assert.Equal((3, 2, 1, Mapping.Length), (undone.Version, undone.Before, undone.Restored, undone.Attributes.Count));
        await _app.TellAsync(Told);
        var problem = await ProblemAsync(() => RestoreAsync(2, basedOn: 3));
        Assert.Equal(["attributes.place"], problem.Faults!.Keys);
        Assert.Equal(404, (await ProblemAsync(() => RestoreAsync(9, basedOn: 3))).Status);

        var versions = (await _app.Mapping.ListVersionsAsync(_app.Caller, _app.Connection.Id, default)).Versions;
        Assert.Equal([3, 2, 1], versions.Select(version => version.Version));
        var written = await _app.Get<AuditLog>()
            .ReadAsync(_app.Connection.Tenant, _app.Connection.Id, withAccount: false, null, default)
            .Select(row => row.Action).ToListAsync();
        Assert.Equal(
            ["AttributesTold", "AttributeMappingRestored", "AttributeMappingChanged", "AttributeMappingChanged", "AttributesTold"],
            written);
    }

    [Fact]
    public async Task An_attribute_does_not_go_while_it_is_being_mapped()
    {
        for (var round = 0; round < 5; round++)
        {
            await _app.TellAsync([.. Told, HrSystem.Text("place", "Geboorteplaats")]);
            var version = (await _app.Mapping.GetAsync(_app.Caller, _app.Connection.Id, null, default)).Version;
            var place = new MappedAttribute("place", "employee.personalDetails.placeOfBirth", AttributeOrigin.Created, null, null);

            var mapped = Record.ExceptionAsync(() => _app.ChangeAsync(version, [.. Mapping, place])).AsTask();
            var told = Record.ExceptionAsync(() => _app.TellAsync(Told)).AsTask();

            Assert.Single(await Task.WhenAll(mapped, told), fault => fault is ProblemException { Problem.Status: 400 });
            Assert.DoesNotContain((await _app.CheckAsync()).Faults, fault => fault.Code == AttributeFaultCodes.UnknownAttribute);
            if (await mapped is null)
                await _app.ChangeAsync(await LiveAsync(), Mapping);
        }
    }

    [Fact]
    public async Task Changes_take_payroll_edit_of_the_administration_and_before_there_is_one_connection_edit()
    {
        var payroll = _app.Caller with { Access = new Access(null, [new Grant(Permission.EditPayroll)]) };
        var connecting = _app.Caller with { Access = new Access(null, [new Grant(Permission.EditConnection)]) };
        Assert.Equal("not-permitted", (await ProblemAsync(() => TellAsync(payroll))).Code);
        await TellAsync(connecting);

        var id = await _app.MapAsync();
        Assert.Equal("not-permitted", (await ProblemAsync(() => TellAsync(connecting))).Code);
        await TellAsync(payroll);
        var other = _app.Caller with { Access = new Access(null, [new Grant(Permission.EditPayroll, [Guid.NewGuid()])]) };
        Assert.Equal("not-permitted", (await ProblemAsync(() => TellAsync(other))).Code);
        var viewing = _app.Caller with { Access = new Access(null, [new Grant(Permission.ViewPayroll, [id])]) };
        Assert.Equal("not-permitted", (await ProblemAsync(() => TellAsync(viewing))).Code);
        Assert.Equal(Told.Length, (await _app.Attributes.GetAsync(viewing, _app.Connection.Id, default)).Attributes.Count);

        Task TellAsync(Caller caller) => _app.Attributes.TellAsync(caller, _app.Connection.Id, new ToldAttributes(Told), default);
    }

    [Fact]
    public async Task Where_Loket_leads_there_is_none_of_it_unless_new_people_go_there()
    {
        var connection = await _app.BookAsync("eitje");
        var problem = await ProblemAsync(() => _app.Attributes.GetAsync(Caller.OfPlanner(connection.Tenant), connection.Id, default));
        Assert.Equal((409, "setting-off"), Of(problem));

        await _app.Get<ConnectionStore>().ChangeAsync(connection.Tenant, connection.Id, row => row.NewPeople = true, default);
        Assert.Empty((await _app.Attributes.GetAsync(Caller.OfPlanner(connection.Tenant), connection.Id, default)).Attributes);
    }

    [Fact]
    public async Task An_HR_system_that_does_what_is_proposed_has_a_complete_mapping()
    {
        await _app.TellAsync(
            HrSystem.Text("fn", "Roepnaam"), HrSystem.Text("ln", "Achternaam"),
            HrSystem.Options("g", "Geslacht", new("m", "Man"), new("v", "Vrouw")),
            HrSystem.Options("n", "Nationaliteit", new("nl", "Nederlandse"), new("x", "Klingon")));
        await _app.AuthorizeAsync();
        await _app.MapAsync();

        var proposal = await _app.ProposeAsync();
        var rules = proposal.Fields.ToDictionary(field => field.FieldId, field => field.Rule);
        Assert.True(proposal.ChoicesKnown);
        Assert.Equal(
            (ProposalRule.Reuse, ProposalRule.Reuse, ProposalRule.Duplicate, ProposalRule.Create),
            (rules["employee.personalDetails.firstName"], rules["employee.personalDetails.gender"], rules[Nationality.Id],
                rules["wage.grossWage"]));
        Assert.All(proposal.Fields, field => Assert.NotNull(field.ToDo));
        // Loket tells why an employment can end of an employment alone, and there is none yet.
        Assert.Equal(["end.endOfEmploymentReason"], proposal.Fields.Where(field => field.Make is null).Select(field => field.FieldId));
        var made = proposal.Fields.Where(field => field.Make is not null).ToList();
        await _app.TellAsync([.. made.Select(field => field.Make!)]);
        await _app.ChangeAsync(0, [.. made.Select(field => new MappedAttribute(
            field.Make!.Id, field.FieldId,
            field.Rule switch
            {
                ProposalRule.Reuse => AttributeOrigin.Reused,
                ProposalRule.Duplicate => AttributeOrigin.Duplicated,
                _ => AttributeOrigin.Created,
            },
            field.PreviousId, field.Values))]);

        Assert.Equal(AttributeMappingStanding.Complete, (await _app.CheckAsync()).Standing);
        Assert.All(
            (await _app.ProposeAsync()).Fields.Where(field => field.FieldId != "end.endOfEmploymentReason"),
            field => Assert.Equal(ProposalRule.Mapped, field.Rule));
    }

    [Fact]
    public void Codes_of_faults_are_those_of_the_API() => Assert.Equal(
        typeof(AttributeFaultCodes).GetFields().Select(field => (string)field.GetRawConstantValue()!),
        ApiDocument.CodesOf("AttributeFaultCode"));

    private async Task<int> LiveAsync() => (await _app.Mapping.GetAsync(_app.Caller, _app.Connection.Id, null, default)).Version;

    private Task<AttributeMappingResponse> RestoreAsync(int version, int basedOn) =>
        _app.Mapping.RestoreAsync(_app.Caller, _app.Connection.Id, version, new AttributeMappingRestore(basedOn), default);

    private static (int Status, string Code) Of(Problem problem) => (problem.Status, problem.Code);

    private static async Task<Problem> ProblemAsync(Func<Task> call) => (await Assert.ThrowsAsync<ProblemException>(call)).Problem;
}

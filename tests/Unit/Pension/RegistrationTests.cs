using LoketFunctions.Connections;
using LoketFunctions.Pension;
using LoketFunctions.Pension.Registering;
using LoketFunctions.Pension.Sealing;
using LoketFunctions.Pension.Stages;
using LoketFunctions.Privacy.Erasure;
using LoketFunctions.Privacy.PersonData;
using LoketFunctions.Storage;
using LoketFunctions.Tests.Connections;

namespace LoketFunctions.Tests.Pension;

/// <summary>The registration: proposed from a Loket that is held to its document, kept sealed, and sent whole.</summary>
[Collection(ConnectionTests.Name)]
public sealed class RegistrationTests(AppStorage storage) : IAsyncLifetime
{
    private PensionWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await PensionWorld.StartAsync(storage);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Loket_fills_in_what_it_tells_and_nothing_else()
    {
        var employers = _world.Loket.Database.State.Employers;
        var today = LoketFunctions.Time.AmsterdamTime.DateOf(_world.Clock.GetUtcNow());
        var connection = await _world.SignedInAsync();

        var proposal = await _world.Registrations.ProposeAsync(_world.Signed, connection.Id, default);

        Assert.Empty(proposal.Gaps);
        var draft = proposal.Registration;
        Assert.Equal(("eigenaar@vandam.example", null, null), (draft.Email, draft.ContractNumber, draft.AcknowledgedContractNumber));
        Assert.Equal(
            employers.Select(one => (one.Staff.Employer.Number.ToString(), one.Staff.Employer.CompanyName)).Order(),
            draft.Employers!.Select(one => (one.EmployerId!, one.Name!)).Order());
        Assert.NotEmpty(draft.Employers!.SelectMany(employer => employer.Directors!));
        Assert.All(draft.Employers!, employer =>
        {
            Assert.Null(employer.ThirteenthMonth);
            var staff = employers.Single(one => one.Staff.Employer.CompanyName == employer.Name).Staff;
            Assert.Equal(
                staff.Employments.Where(one => one.IsDirector && one.IsActiveOn(today)).Select(one => $"{one.PayrollId}").Order(),
                employer.Directors!.Select(director => director.PersonnelNumber).Order());
            Assert.All(employer.Directors!, director => Assert.NotNull(director.EmployeeId));
        });
        Assert.Contains("zeven cijfers", proposal.WhereEmployerIdStands, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_employer_that_cannot_be_read_is_named_and_its_directors_are_not_taken_for_none()
    {
        var connection = await _world.SignedInAsync();
        await _world.ControlAsync("/sandbox/users/forbid", new { rightOrActivity = "GetEmploymentsByEmployerId" });

        var proposal = await _world.Registrations.ProposeAsync(_world.Signed, connection.Id, default);

        Assert.Equal(2, proposal.Gaps.Count);
        Assert.All(proposal.Gaps, gap => Assert.Equal("right-missing", gap.Failure));
        Assert.All(proposal.Registration.Employers!, employer => Assert.Null(employer.Directors));
    }

    [Fact]
    public async Task A_draft_is_kept_with_its_faults_and_cannot_be_sent()
    {
        var connection = await _world.AddAsync();
        var half = PensionWorld.Whole with
        {
            Email = "pensioen",
            Employers = [new RegisteredEmployer("1106621", "WerkgeverTST21", null, null, null)],
        };

        var saved = await SaveAsync(connection, 0, half);

        Assert.Equal(1, saved.Version);
        Assert.Equal(
            ["email NotMailAddress", "employers[0].directors NotAnswered", "employers[0].paymentPeriod NotAnswered",
                "employers[0].thirteenthMonth NotAnswered"],
            saved.Faults.Select(fault => $"{fault.Field} {fault.Code}"));
        var refused = await PensionWorld.RefusedAsync(() => SendAsync(connection, 1));
        Assert.Equal(saved.Faults.Select(fault => fault.Field), refused.Faults!.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("pensioen", (await GetAsync(connection)).Registration.Email);
        Assert.Equal(PensionStage.Draft, (await _world.Pension.GetAsync(_world.Signed, connection.Id, default)).Stage);
    }

    [Fact]
    public async Task An_unusual_contract_number_is_sent_once_it_is_acknowledged()
    {
        var connection = await _world.AddAsync();
        var unusual = PensionWorld.Whole with { ContractNumber = "B77-100" };
        await SaveAsync(connection, 0, unusual);

        Assert.Equal(
            "UnusualContractNumber", (await PensionWorld.RefusedAsync(() => SendAsync(connection, 1))).Faults!["contractNumber"].Code);

        await SaveAsync(connection, 1, unusual with { AcknowledgedContractNumber = "B77-100" });
        Assert.Equal(2, (await SendAsync(connection, 2)).Sent!.Version);
    }

    [Fact]
    public async Task Whoever_saves_or_sends_what_somebody_else_changed_is_told()
    {
        var connection = await _world.AddAsync();
        await SaveAsync(connection, 0, PensionWorld.Whole);

        Assert.Equal("registration-changed", (await PensionWorld.RefusedAsync(() => SaveAsync(connection, 0, PensionWorld.Whole))).Code);
        await SaveAsync(connection, 1, PensionWorld.Whole with { CompanyName = "Van Dam B.V." });
        Assert.Equal("registration-changed", (await PensionWorld.RefusedAsync(() => SendAsync(connection, 1))).Code);
    }

    [Fact]
    public async Task What_was_sent_stays_while_the_next_is_filled_in()
    {
        var connection = await _world.AtAsync(PensionStage.PolicyDataAdded);

        await SaveAsync(connection, 1, RegistrationDraft.Empty);
        var between = await GetAsync(connection);
        Assert.Equal((2, 1, "A0201234"), (between.Version, between.Sent!.Version, between.Sent.Draft.ContractNumber));
        await SaveAsync(connection, 2, PensionWorld.Whole with { CompanyName = "Van Dam B.V." });
        await SendAsync(connection, 3);
        await SendAsync(connection, 3);

        Assert.Equal("Van Dam B.V.", (await GetAsync(connection)).Sent!.Draft.CompanyName);
        // The link stays as far as it is, and the second sending was none.
        Assert.Equal(PensionStage.PolicyDataAdded, (await _world.Pension.GetAsync(_world.Signed, connection.Id, default)).Stage);
        Assert.Equal(2, (await _world.AuditAsync(connection)).Count(action => action == "PensionRegistrationSent"));
    }

    [Fact]
    public async Task It_rests_sealed_is_told_to_the_person_and_goes_with_the_connection()
    {
        var director = Guid.NewGuid();
        var connection = await _world.AddAsync();
        await SaveAsync(connection, 0, PensionWorld.Whole with
        {
            Employers = [PensionWorld.Whole.Employers![0] with { Directors = [new RegisteredDirector("S. de Wit", "12", director)] }],
        });
        await SendAsync(connection, 1);
        var blobs = _world.Of<AppBlobs>();
        var stored = await blobs.Pension.ReadJsonAsync<SealedText>($"{connection.Id}/registration.json.gz", default);
        Assert.DoesNotContain("Wit", stored!.Value.Sealed, StringComparison.Ordinal);

        var person = await _world.Of<PersonFinder>().FindAsync(connection, director, "nl", default);
        var items = new List<PersonalDataItem>();
        foreach (var source in _world.Of<IEnumerable<IPersonalDataSource>>())
            items.AddRange(await source.ReadAsync(person!, default).ToListAsync());
        Assert.Equal(2, items.Count(item => item.Place == "pension"));
        Assert.All(
            items.Where(item => item.Place == "pension"),
            item => Assert.Contains("S. de Wit", item.Data.ToJsonString(), StringComparison.Ordinal));
        Assert.Null(await _world.Of<PersonFinder>().FindAsync(connection, Guid.NewGuid(), "nl", default));

        var places = _world.Of<StoredPlaces>();
        Assert.Contains(blobs.Pension.Name, places.Erased);
        Assert.Contains("Pension", places.Erased);
        Assert.StartsWith(StoredPlaces.BlobsOf(connection.Key), $"{connection.Id}/registration.json.gz", StringComparison.Ordinal);
    }

    private Task<RegistrationResponse> GetAsync(Connection connection) =>
        _world.Registrations.GetAsync(_world.Signed, connection.Id, default);

    private Task<RegistrationResponse> SaveAsync(Connection connection, int version, RegistrationDraft draft) =>
        _world.Registrations.SaveAsync(_world.Signed, connection.Id, new RegistrationChange(version, draft), default);

    private Task<RegistrationResponse> SendAsync(Connection connection, int version) =>
        _world.Registrations.SendAsync(_world.Signed, connection.Id, new SendRegistrationRequest(version), default);
}

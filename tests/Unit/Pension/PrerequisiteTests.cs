using System.Text;
using LoketFunctions.Connections;
using LoketFunctions.Connections.Checklist;
using LoketFunctions.Export;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Mapping;
using LoketFunctions.Pension;
using LoketFunctions.Planner;
using LoketFunctions.Sync;
using LoketFunctions.Tests.Connections;

namespace LoketFunctions.Tests.Pension;

/// <summary>What document 004 asks to be arranged, and what a pension link does not do.</summary>
[Collection(ConnectionTests.Name)]
public sealed class PrerequisiteTests(AppStorage storage) : IAsyncLifetime
{
    /// <summary>As the document names them (sources, number 4).</summary>
    private static readonly string[] Six =
    [
        "Beheren en raadplegen BSN", "Raadplegen beloningen", "Raadplegen dienstverbanden", "Raadplegen HRM",
        "Raadplegen loonoutput beperkt", "Raadplegen variabele gegevens",
    ];

    private static readonly Dictionary<string, Func<PensionWorld, ConnectionId, Task>> Refused = new()
    {
        ["sync now"] = (world, id) => world.Of<SyncOperations>().StartAsync(null!, world.Signed, id, new SyncNowRequest(), default),
        ["runs"] = (world, id) => world.Of<SyncOperations>().ListAsync(world.Signed, id, null, null, default),
        ["exports"] = (world, id) => world.Of<ExportOperations>().ListAsync(world.Signed, id, null, null, null, default),
        ["mapping"] = (world, id) => world.Of<MappingOperations>().GetAsync(world.Signed, new(id, Guid.NewGuid()), null, null, default),
    };

    private PensionWorld _world = null!;

    public static TheoryData<string> Each => [.. Refused.Keys];

    public async ValueTask InitializeAsync() => _world = await PensionWorld.StartAsync(storage);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public void The_rights_are_the_six_of_the_document_and_read_only()
    {
        var profile = Profiles.Find("benefits-plaza")!;
        Assert.Equal(Six, profile.RequiredRights.Select(right => right.DutchName));
        Assert.All(
            profile.RequiredRights.SelectMany(right => right.Activities),
            activity => Assert.StartsWith("Get", activity, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Each))]
    public async Task Staff_hours_and_codes_are_refused_by_what_is_true_of_it(string what)
    {
        var connection = await _world.AddAsync();

        var refused = await PensionWorld.RefusedAsync(() => Refused[what](_world, connection.Id));

        Assert.Equal((409, "pension-link"), (refused.Status, refused.Code));
    }

    [Fact]
    public async Task Its_answer_says_what_it_is_for_and_has_no_night()
    {
        var connection = await _world.AddAsync();

        var answer = await _world.Of<ConnectionOperations>().GetAsync(_world.Signed, connection.Id, default);

        Assert.Equal((LinkPurpose.Pension, false, null), (answer.Purpose, answer.HrSystemLeads, answer.NextNightAt));
        Assert.False(_world.Connections.SyncsStaffAndHours(connection));
    }

    [Theory]
    [InlineData("nightlyAt", "\"21:30\"")]
    [InlineData("exportDaysAfterPeriod", "3")]
    [InlineData("documents", "true")]
    [InlineData("costPerHour", "true")]
    public void A_setting_of_something_else_has_no_meaning(string name, string value)
    {
        var refused = Assert.Throws<ProblemException>(() => ConnectionSettings.ReadChange(
            Encoding.UTF8.GetBytes($"{{\"{name}\":{value}}}"), _world.Of<Planners>().Get("pension")));

        Assert.Equal("SettingWithoutMeaning", refused.Problem.Faults![name].Code);
    }

    [Fact]
    public async Task The_checklist_is_the_documents_list_live_where_Loket_tells()
    {
        var connection = await _world.SignedInAsync();

        var checklist = await ChecklistAsync(connection);

        Assert.Equal(
            [
                (SetUpItem.NewUser, SetUpState.NotVerifiable), (SetUpItem.SoleUseUser, SetUpState.NotVerifiable),
                (SetUpItem.UnblockedUser, SetUpState.Ok), (SetUpItem.EmployerAccess, SetUpState.Ok), (SetUpItem.Rights, SetUpState.Ok),
                (SetUpItem.PayrollAdministrations, SetUpState.Ok), (SetUpItem.NoFilter, SetUpState.Ok),
            ],
            checklist.Items.Select(item => (item.Code, item.State)));
        Assert.Equal([true, true, false, false, false, false, false], checklist.Items.Select(item => item.CanBeTicked));
        Assert.Equal(Six, checklist.Items.Single(item => item.Code == SetUpItem.Rights).Rights.Select(right => right.Name));
        Assert.Equal(ConnectionState.Active, checklist.State);
    }

    [Fact]
    public async Task What_Loket_does_not_tell_is_said_by_name_kept_and_can_be_taken_back()
    {
        var connection = await _world.AddAsync(ConnectionState.Requested);
        var ticks = _world.Of<ChecklistTickOperations>();

        await ticks.TickAsync(_world.Signed, connection.Id, "soleUseUser", new ChecklistTickRequest("Sanne de Wit"), default);
        var said = await ticks.TickAsync(_world.Signed, connection.Id, "soleUseUser", new ChecklistTickRequest("Sanne de Wit"), default);

        var item = said.Items.Single(one => one.Code == SetUpItem.SoleUseUser);
        Assert.Equal((SetUpState.Ticked, "Sanne de Wit", null), (item.State, item.Tick!.Name, item.WhoseMove));
        var row = await _world.Of<LoketFunctions.Storage.AppTables>().Pension.GetEntityAsync<ChecklistTickRow>(
            connection.Id.ToString(), ChecklistTickRow.KeyOf(SetUpItem.SoleUseUser));
        Assert.DoesNotContain("Sanne", row.Value.SealedName, StringComparison.Ordinal);

        _world.Clock.Advance(TimeSpan.FromMinutes(1));
        await ticks.TakeBackAsync(_world.Person, connection.Id, "soleUseUser", default);
        var back = await ticks.TakeBackAsync(_world.Person, connection.Id, "soleUseUser", default);
        Assert.Null(back.Items.Single(one => one.Code == SetUpItem.SoleUseUser).Tick);
        Assert.Equal(["ChecklistTicked", "ChecklistTickTakenBack"], await _world.AuditAsync(connection));
    }

    [Theory]
    [InlineData("rights", "Sanne de Wit", 404)] // Loket tells it
    [InlineData("loginMethod", "Sanne de Wit", 404)] // of another product
    [InlineData("soleUseUser", " ", 400)]
    [InlineData("soleUseUser", null, 400)]
    public async Task Only_what_Loket_never_tells_can_be_ticked_and_by_somebody(string item, string? name, int status)
    {
        var connection = await _world.AddAsync(ConnectionState.Requested);

        var refused = await PensionWorld.RefusedAsync(() => _world.Of<ChecklistTickOperations>().TickAsync(
            _world.Signed, connection.Id, item, new ChecklistTickRequest(name), default));

        Assert.Equal(status, refused.Status);
    }

    [Fact]
    public async Task A_missing_right_is_asked_for_at_Lokets_desk_by_a_letter_that_is_ready()
    {
        var connection = await _world.SignedInAsync();
        Assert.Empty((await LetterAsync(connection)).Letters);
        await _world.ControlAsync("/sandbox/users/forbid", new { rightOrActivity = "Beheren en raadplegen BSN" });

        var letter = await LetterAsync(connection);

        Assert.Equal("api@loket.nl", letter.To);
        Assert.Equal(["nl", "en"], letter.Letters.Select(one => one.Language).OrderDescending());
        Assert.Equal(2, letter.Missing.Count);
        Assert.All(letter.Missing, lack => Assert.Equal(["Beheren en raadplegen BSN"], lack.Missing));
        Assert.All(letter.Letters, one =>
        {
            Assert.All(
                letter.Missing,
                lack => Assert.Contains($"- {lack.EmployerName}: Beheren en raadplegen BSN", one.Text, StringComparison.Ordinal));
            Assert.Contains("pension@loket.example", one.Text, StringComparison.Ordinal);
            Assert.StartsWith("mailto:api@loket.nl?subject=", one.Mailto, StringComparison.Ordinal);
            Assert.True(Uri.TryCreate(one.Mailto, UriKind.Absolute, out _));
        });
    }

    [Fact]
    public async Task Before_anybody_signed_in_all_six_are_asked_for()
    {
        var connection = await _world.AddAsync(ConnectionState.Requested);

        var letter = await LetterAsync(connection);

        Assert.Equal(Six, Assert.Single(letter.Missing).Missing);
    }

    private Task<ChecklistResponse> ChecklistAsync(Connection connection) =>
        _world.Of<ChecklistOperations>().GetAsync(_world.Signed, connection.Id, default);

    private Task<RightsLetterResponse> LetterAsync(Connection connection) =>
        _world.Of<LetterOperations>().GetAsync(_world.Signed, connection.Id, default);
}

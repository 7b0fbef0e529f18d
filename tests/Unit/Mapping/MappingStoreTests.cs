using FsCheck;
using FsCheck.Fluent;
using LoketFunctions.Identifiers;
using LoketFunctions.Mapping;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using LoketFunctions.Tests.Connections;
using LoketFunctions.Tests.Security;

namespace LoketFunctions.Tests.Mapping;

[Collection(ConnectionTests.Name)]
public sealed class MappingStoreTests(AppStorage fixture)
{
    private static readonly Guid Administration = Guid.Parse("3f6b0f0e-5a39-4f0c-9a55-0e4f2f7f7a10");
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 15, 0, 0, TimeSpan.Zero);

    private readonly ManualClock _clock = new(Start);
    private readonly ConnectionId _connection = new(SecureRandom.NewId());

    [Fact]
    public async Task Before_the_first_there_is_an_empty_one()
    {
        var latest = await Store().LatestAsync(new(_connection, Administration), default);

        Assert.Equal((0, null, null), (latest.Mapping.Version, latest.ChangedAt, latest.ChangedBy));
        Assert.Empty(latest.Mapping.HourComponents);
    }

    [Fact]
    public async Task Each_change_is_a_version_that_stays_with_who_and_when()
    {
        await SaveAsync(0, 1, "Sanne");
        _clock.Advance(TimeSpan.FromHours(1));
        await SaveAsync(1, 2, null);

        var (latest, first) = (await Store().LatestAsync(new(_connection, Administration), default),
            await Store().FindAsync(new(_connection, Administration), 1, default));

        Assert.Equal((2, 2, Start.AddHours(1), null), (latest.Mapping.Version, ComponentOf(latest), latest.ChangedAt, latest.ChangedBy));
        Assert.Equal((1, 1, Start, "Sanne"), (first!.Mapping.Version, ComponentOf(first), first.ChangedAt, first.ChangedBy));
        Assert.Null(await Store().FindAsync(new(_connection, Administration), 3, default));
        Assert.Equal(0, (await Store().LatestAsync(new(new(SecureRandom.NewId()), Administration), default)).Mapping.Version);
        Assert.Equal(0, (await Store().LatestAsync(new(_connection, Guid.Empty), default)).Mapping.Version);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(-1)]
    public async Task A_change_of_a_version_that_does_not_hold_is_not_taken(int version)
    {
        await SaveAsync(0, 1);

        Assert.Null(await TrySaveAsync(version, 99));
        Assert.Equal((1, 1), await LatestAsync());
        Assert.Null(await Store().FindAsync(new(_connection, Administration), version + 1 == 1 ? 2 : version + 1, default));
    }

    [Fact]
    public async Task Of_writers_at_the_same_time_exactly_one_is_first()
    {
        for (var version = 0; version < 3; version++)
        {
            var made = version;
            var saved = await Task.WhenAll(Enumerable.Range(1, 8).Select(component => TrySaveAsync(made, component)));

            var winner = Assert.Single(saved, one => one is not null)!;
            Assert.Equal((version + 1, ComponentOf(winner)), await LatestAsync());
        }
    }

    /// <summary>The row as a writer leaves it that dies right after its blob.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_version_whose_writer_died_before_the_row_holds_all_the_same(int pointsTo)
    {
        await SaveAsync(0, 1);
        await SaveAsync(1, 2);
        var row = (await RowAsync())!;
        row.Version = pointsTo;
        Assert.True(pointsTo > 0
            ? await fixture.Tables.Mappings.TryReplaceAsync(row, default)
            : await fixture.Tables.Mappings.TryDeleteAsync(row, default));

        Assert.Equal((2, 2), await LatestAsync());
        Assert.Null(await TrySaveAsync(1, 99));
        await SaveAsync(2, 3);

        Assert.Equal((3, 3), await LatestAsync());
        Assert.Equal(3, (await RowAsync())!.Version);
    }

    [Fact]
    public async Task A_year_has_its_own_or_that_of_the_last_year_before_it()
    {
        await SaveAsync(0, 26);
        Assert.NotNull(await TrySaveAsync(1, 27, year: 2027));
        Assert.Equal([26, 26, 27, 27], await HoldingAsync(2025, 2026, 2027, 2028));
        Assert.NotNull(await TrySaveAsync(1, 126, year: 2026));
        Assert.Equal([126, 126, 27, 27], await HoldingAsync(2025, 2026, 2027, 2028));
        Assert.NotNull(await TrySaveAsync(3, 25, year: 2025));
        Assert.Equal([25, 126, 27, 27], await HoldingAsync(2025, 2026, 2027, 2028));

        var last = (await Store().FindAsync(new(_connection, Administration), 4, default))!;
        Assert.Equal((2025, 3), (last.Year!.Value, last.MadeFrom));
        Assert.Null(await TrySaveAsync(4, 99, year: 2027));
    }

    /// <summary>Whatever is saved for which year in whatever order: a year has what a table by year says.</summary>
    [Fact]
    public void Years_hold_what_was_saved_for_them() => Prop.ForAll<int>(seed =>
    {
        var (random, model, administration) = (new Random(seed), new SortedDictionary<int, int>(), Guid.NewGuid());
        for (var component = 1; component <= 8; component++)
        {
            var year = random.Next(2024, 2029);
            var holding = Store().HoldingAsync(new(_connection, administration), year, default).GetAwaiter().GetResult();
            Assert.Equal(Expected(model, year), holding.Mapping.Version == 0 ? 0 : ComponentOf(holding));
            var hours = new Dictionary<string, HourTarget?> { ["gewerkt"] = new(component) };
            var mapping = AdministrationMapping.None with { Version = holding.Mapping.Version, HourComponents = hours };
            Assert.Equal(component,
                Store().TrySaveAsync(new(_connection, administration), mapping, year, null, default).GetAwaiter().GetResult()!
                    .Mapping.Version);
            model[year] = component;
        }

        static int Expected(SortedDictionary<int, int> model, int year) =>
            model.LastOrDefault(one => one.Key <= year) is { Value: > 0 } before ? before.Value : model.FirstOrDefault().Value;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(15));

    [Fact]
    public async Task Who_changes_another_year_at_the_same_time_is_no_hindrance()
    {
        await SaveAsync(0, 26);
        Assert.NotNull(await TrySaveAsync(1, 27, year: 2027));
        var both = await Task.WhenAll(TrySaveAsync(1, 126, year: 2026), TrySaveAsync(2, 127, year: 2027));
        Assert.Equal([3, 4], both.Select(saved => saved!.Mapping.Version).Order());
        Assert.Equal([126, 127], await HoldingAsync(2026, 2027));
    }

    private async Task<IEnumerable<int>> HoldingAsync(params int[] years)
    {
        var components = new List<int>();
        foreach (var year in years)
            components.Add(ComponentOf(await Store().HoldingAsync(new(_connection, Administration), year, default)));
        return components;
    }

    private MappingStore Store() => new(fixture.Tables, fixture.Blobs, _clock);

    private Task<MappingRow?> RowAsync() => fixture.Tables.Mappings.FindAsync<MappingRow>(
        _connection.ToString(), Administration.ToString(), default);

    private async Task SaveAsync(int version, int component, string? by = null) =>
        Assert.NotNull(await TrySaveAsync(version, component, by));

    private Task<MappingVersion?> TrySaveAsync(int version, int component, string? by = null, int year = 2026)
    {
        var hours = new Dictionary<string, HourTarget?> { ["gewerkt"] = new(component), ["pauze"] = null };
        return Store().TrySaveAsync(
            new(_connection, Administration), AdministrationMapping.None with { Version = version, HourComponents = hours },
            year, by, default);
    }

    private async Task<(int Version, int Component)> LatestAsync()
    {
        var latest = await Store().LatestAsync(new(_connection, Administration), default);
        Assert.Null(latest.Mapping.HourComponents["pauze"]);
        return (latest.Mapping.Version, ComponentOf(latest));
    }

    private static int ComponentOf(MappingVersion version) => version.Mapping.HourComponents["gewerkt"]!.Component;
}

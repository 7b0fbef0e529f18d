using System.IO.Compression;
using System.Text.Json;
using LoketFunctions.Export.Model;
using LoketFunctions.Mapping;
using LoketFunctions.Planner;
using LoketFunctions.Simulators.Planner.Registrations;
using LoketFunctions.Staff;
using LoketFunctions.Storage;
using ExportHeader = LoketFunctions.Simulators.Planner.Registrations.ExportHeader;
using ExportPeriod = LoketFunctions.Export.Model.ExportPeriod;
using SandboxPeriod = LoketFunctions.Simulators.Planner.Registrations.ExportPeriod;

namespace LoketFunctions.Benchmarks.Export;

/// <summary>What an export of one administration works on, as files in a folder: body, snapshot and context.</summary>
internal sealed class ExportFiles(string folder)
{
    private const int Seed = 20261101;
    private const int FixedEach = 4;
    private const int ChangingEach = 20;

    private static readonly DateOnly From = new(2026, 10, 1);
    private static readonly Guid AdministrationId = Guid.Parse("a0000000-0000-4000-8000-000000000001");

    public string Body => In("body.json");

    public string Snapshot => In("snapshot.json.gz");

    public string Context => In("context.json.gz");

    public string In(string name) => Path.Combine(folder, name);

    /// <summary>A registration a day for each employee; a few do not go out.</summary>
    /// <returns>How many registrations there are.</returns>
    public async Task<int> WriteAsync(int employees, int days)
    {
        Directory.CreateDirectory(folder);
        await WriteAsync(Snapshot, Staff(employees));
        await WriteAsync(Context, Administration(days));
        await using var body = File.Create(Body);
        var rostered = Enumerable.Range(0, employees)
            .Select(number => new RosteredEmployee(PlannerId(number), PlannerId(number), [new RosteredContract(null, null, true)]));
        return await RegistrationBody.WriteAsync(
            body, new ExportHeader(SandboxPeriod.Number(From.Year, From.Month)),
            RegistrationGenerator.Generate(rostered, new RegistrationOptions(Seed, From, From.AddDays(days - 1)) { Attendance = 1 }));
    }

    public async Task<T> ReadAsync<T>(string file)
    {
        await using var zipped = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        return (await JsonSerializer.DeserializeAsync<T>(zipped, AppJson.Options))!;
    }

    public Task WriteAsync<T>(string file, T value) =>
        WriteAsync(file, zipped => JsonSerializer.SerializeAsync(zipped, value, AppJson.Options));

    /// <summary>As ItemBlob does.</summary>
    public Task WriteItemsAsync<T>(string file, IAsyncEnumerable<T> items) =>
        WriteAsync(file, zipped => JsonSerializer.SerializeAsync(zipped, items, AppJson.Options));

    /// <summary>As ItemBlob does.</summary>
    public async IAsyncEnumerable<T> ReadItemsAsync<T>(string file)
        where T : class
    {
        await using var zipped = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        await foreach (var item in JsonSerializer.DeserializeAsyncEnumerable<T>(zipped, AppJson.Options))
            yield return item!;
    }

    private static async Task WriteAsync(string file, Func<Stream, Task> write)
    {
        await using var zipped = new GZipStream(File.Create(file), CompressionLevel.Fastest);
        await write(zipped);
    }

    private static string PlannerId(int number) => $"emp-{number:D6}";

    private static Guid Id(int kind, int number) => new(number, (short)kind, 0, new byte[8]);

    /// <summary>Every fourth on fixed hours, and every twentieth from zero hours to fixed in the middle of the month.</summary>
    private static StaffSnapshot Staff(int employees)
    {
        var people = new Dictionary<Guid, PersonState>();
        for (var number = 0; number < employees; number++)
        {
            var change = number % ChangingEach == 0 ? From.AddDays(14) : (DateOnly?)null;
            var contracts = new Dictionary<Guid, StaffContract>
            {
                [Id(1, number)] = Contract(number + 1, number % FixedEach != 1, null, change),
            };
            if (change is { } last)
                contracts[Id(2, number)] = Contract(employees + number + 1, false, last.AddDays(1), null);
            var person = new StaffPerson(Personal(number), contracts);
            people[Id(0, number)] = new PersonState { Wanted = person, Sent = person, PlannerEmployeeId = PlannerId(number) };
        }

        return new StaffSnapshot(1, "", people);
    }

    private static Dictionary<StaffField, string?> Personal(int number) => new()
    {
        [StaffField.FirstName] = "Sanne",
        [StaffField.LastName] = "van der Berg",
        [StaffField.PersonnelNumber] = $"{number}",
        [StaffField.Email] = $"sanne{number}@example.nl",
        [StaffField.Gender] = "female",
        [StaffField.DateOfBirth] = "1999-04-30",
        [StaffField.PlaceOfBirth] = "Tilburg",
        [StaffField.Phone] = "0612345678",
        [StaffField.HomeAddress] = "Heuvel 1a",
        [StaffField.PostalCode] = "5038 CP",
        [StaffField.City] = "Tilburg",
    };

    private static StaffContract Contract(int payrollId, bool isZeroHours, DateOnly? from, DateOnly? to) => new(
        from ?? new DateOnly(2024, 1, 1), to, null,
        new Dictionary<StaffField, string?>
        {
            [StaffField.ContractType] = isZeroHours ? "zeroHours" : "fixedHours",
            [StaffField.ContractEndDate] = null,
            [StaffField.HourlyWage] = "15.25",
            [StaffField.HoursPerWeek] = "24",
            [StaffField.DaysPerWeek] = "3",
            [StaffField.Affiliate] = "Bediening",
        },
        payrollId)
    {
        History = new ContractHistory(DatedValues.Always(isZeroHours ? KindInLoket.ZeroHours : KindInLoket.FixedHours), []),
    };

    private static IEnumerable<KnownComponent> Components() =>
        Enumerable.Range(1, RegistrationCodes.HourComponents.Count).Select(number => new KnownComponent(number, "", true, 1, "Uren", true))
            .Concat(new[] { 30, 31, 40, 41 }.Select(number => new KnownComponent(number, "", false, 7, "", true)));

    /// <summary>The period is as long as the registrations go.</summary>
    private static AdministrationContext Administration(int days) => new(
        AdministrationId, Id(3, 0), "Café", "Horeca", 1234,
        new ExportPeriod(
            (From.Year * 100) + From.Month, From.Year, From.Month, From, From.AddDays(days - 1), false, PeriodState.Open, null),
        new AdministrationMapping(
            1,
            RegistrationCodes.Departments.Index().ToDictionary(
                one => one.Item, one => (DepartmentTarget?)new DepartmentTarget(Id(4, one.Index))),
            RegistrationCodes.HourComponents.Index().ToDictionary(
                one => one.Item, one => (HourTarget?)new HourTarget(one.Index + 1, one.Item != RegistrationCodes.Worked)),
            RegistrationCodes.Allowances.Index().ToDictionary(one => one.Item, one => (int?)one.Index + 40),
            new Dictionary<string, int?> { [CountedItem.WorkedDays] = 30, [CountedItem.Meals] = 31 }),
        new PayrollLists(
            From.Year, [.. Components()], [.. RegistrationCodes.Departments.Index()
                .Select(one => new KnownUnit(Id(4, one.Index), one.Index + 1, one.Item))], [], [], [1]));
}

using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using LoketFunctions.Personnel.Push;
using LoketFunctions.Simulators.Loket.Faults;
using LoketFunctions.Simulators.Loket.Staff;
using LoketFunctions.Tests.Export.Whole;
using LoketFunctions.Tests.Personnel.LoketSide;

namespace LoketFunctions.Tests.Personnel.Push;

/// <summary>
/// Random histories of dated changes of somebody, told in any order, corrected, moved and taken back; days that pass, ends, changes in
/// Loket by hand, hosts that die and a Loket that fails. After each push the chains in the simulated Loket are the HR system's history from
/// the start line on, and what it says nothing of is as it was.
/// </summary>
[Collection(WholeExports.Name)]
public sealed class PushModelTests(AppStorage storage)
{
    private const int Steps = 14;
    private const int Sequences = 30;

    [Fact]
    public async Task The_chains_in_Loket_are_the_histories_from_the_start_line_on()
    {
        using var loket = await PersonnelLoket.StartAsync();
        await using var visitor = loket.Visitor;
        var number = 40_000;
        Prop.ForAll(ModelRuns.Seeds(Steps), seeds => CheckAsync(seeds, number++).GetAwaiter().GetResult()).Check(ModelRuns.Of(Sequences));
        Assert.Empty(loket.Visitor.Loket.Contract.Violations);

        async Task CheckAsync(int[] seeds, int person)
        {
            var course = new Course(new RealPush(storage, loket), loket, person, seeds.FirstOrDefault());
            await course.PushAsync(new Random(0));
            foreach (var seed in seeds)
                await course.StepAsync(new Random(seed));
            await course.PushAsync(new Random(0));
        }
    }

    /// <summary>One person, in the HR system and in Loket.</summary>
    private sealed class Course
    {
        private static readonly DateOnly January = new(2026, 1, 1);

        private static readonly string[] Writes =
        [
            "PostWageByEmploymentId", "PutWageByWageId", "DeleteWageByWageId", "PostWorkingHoursByEmploymentId",
            "DeleteWorkingHoursByWorkingHoursId", "PostOrganizationalEntityByEmploymentId", "PatchTerminateByEmploymentId",
        ];

        private readonly RealPush _push;
        private readonly PersonnelLoket _loket;
        private readonly HrPerson _person;
        private readonly Dictionary<string, string?[]> _values;
        private DateOnly _today = new(2026, 2, 10);

        /// <summary>As Loket was when nothing was under way; null before the person is there.</summary>
        private IReadOnlyList<HeldChain>? _before;
        private DateOnly? _endBefore;

        /// <summary>A push failed since then. Loket dropped what was after the last day here.</summary>
        private bool _isHalf;
        private DateOnly _keptUntil = DateOnly.MaxValue;

        public Course(RealPush push, PersonnelLoket loket, int number, int seed)
        {
            (_push, _loket) = (push, loket);
            var staff = loket.Staff;
            _person = HrPerson.New(number, January.AddDays(seed % 80), staff);
            _values = new Dictionary<string, string?[]>
            {
                [HrPerson.Gross] = ["2500", "2600", "2700"],
                [HrPerson.GrossType] = ["1", "2"],
                [HrPerson.Hours] = ["24", "32", null],
                [HrPerson.Shift] = [.. HrPerson.ShiftsOf(staff).Take(2)],
                [HrPerson.Function] = [.. staff.Functions.Take(3).Select(one => one.Id.ToString())],
                [HrPerson.Department] = [.. staff.Departments.Take(2).Select(one => one.Id.ToString())],
            };
        }

        private Employment Employment => Assert.Single(
            _loket.Staff.Employments,
            one => one.EmployeeId == Assert.Single(_loket.Staff.Employees, employee => employee.Number == _person.Number).Id);

        public async Task StepAsync(Random random)
        {
            switch (random.Next(16))
            {
                case < 4:
                    _person.From(Day(random), Field(random, out var field), Value(random, field));
                    break;
                case 4 when _person.Histories.TryGetValue(Field(random, out var moved), out var history):
                    var (from, value) = history.ElementAt(random.Next(history.Count));
                    history.Remove(from);
                    _person.From(Day(random), moved, value);
                    break;
                case 5 when _person.Histories.TryGetValue(Field(random, out var removed), out var history):
                    history.Remove(history.Keys.ElementAt(random.Next(history.Count)));
                    if (history.Count == 0 || random.Next(4) == 0)
                        _person.Histories.Remove(removed);
                    break;
                case 6:
                    _today = _today.AddDays(random.Next(1, 25));
                    break;
                case 7:
                    _person.LastDay = random.Next(2) == 0 ? null : _person.FirstDay.AddDays(random.Next(0, 150));
                    break;
                case 8 or 9 or 10 when !_isHalf:
                    ByHand(random);
                    break;
                default:
                    await PushAsync(random);
                    break;
            }
        }

        public async Task PushAsync(Random random)
        {
            var kind = random.Next(5);
            if (kind == 2)
            {
                _loket.Visitor.Loket.Faults.Add(
                    new Fault(random.Next(2) == 0 ? FaultKind.ServerError : FaultKind.ServerErrorAfter)
                    {
                        Path = Writes[random.Next(Writes.Length)],
                        After = random.Next(2),
                        Times = 1,
                    });
            }

            var result = await _push.PushAsync(_person, _today, new Life(kind is 1 or 4 ? random.Next(1, 16) : int.MaxValue));
            _loket.Visitor.Loket.Faults.Clear();
            if (result.Outcome == PushOutcome.Failed)
            {
                Assert.Equal(2, kind);
                _isHalf = true;
                if (Employment.EndDate < _keptUntil)
                    _keptUntil = Employment.EndDate!.Value;
                return;
            }

            Check(result);
            (_before, _endBefore, _isHalf, _keptUntil) = (HeldChain.Of(Employment), Employment.EndDate, false, DateOnly.MaxValue);
            if (kind == 3)
                await RepeatAsync();
        }

        /// <summary>Finds nothing to do.</summary>
        private async Task RepeatAsync()
        {
            var life = new Life();
            var again = await _push.PushAsync(_person, _today, life);
            Assert.True(again.Outcome is PushOutcome.Unchanged or PushOutcome.Waiting, $"A repeat: {again.Outcome}");
            Assert.DoesNotContain(life.Effects, effect => effect.StartsWith("Loket", StringComparison.Ordinal));
        }

        private void Check(PushResult result)
        {
            var last = _person.LastDay < _today ? _person.LastDay!.Value : _today;
            var changed = new HashSet<string>();
            Assert.Equal(_person.LastDay, Employment.EndDate);
            foreach (var (chain, index) in HeldChain.Of(Employment).Select((chain, index) => (chain, index)))
            {
                var before = _before?[index] ?? AsMade(chain);
                Assert.Equal(_person.FirstDay, chain.Links[0].Start);
                Assert.Equal(chain.Links.Select(link => link.Start).Distinct().Order(), chain.Links.Select(link => link.Start));
                // What begins later is there only where somebody entered it by hand.
                Assert.Subset(
                    before.Links.Select(link => link.Start).ToHashSet(),
                    chain.Links.Select(link => link.Start).Where(start => start > last && start > _person.FirstDay).ToHashSet());
                for (var day = _person.FirstDay; day <= last; day = day.AddDays(1))
                    CheckDay(day, before, chain, changed);
            }

            CheckTold(result, changed);
        }

        private void CheckDay(DateOnly day, HeldChain before, HeldChain chain, HashSet<string> changed)
        {
            var (was, holds) = (before.On(day), chain.On(day));
            foreach (var (field, held) in holds.Values)
            {
                var said = day < RealPush.StartLine || !_person.Histories.TryGetValue(field, out var history)
                    ? []
                    : history.Where(one => one.Key <= day).TakeLast(1).ToArray();
                if (said.Length > 0 || !_isHalf)
                    Assert.True(held == (said.Length > 0 ? said[0].Value : was.Values[field]), Words(field));
                if (held != was.Values[field])
                    changed.Add(field);
            }

            if (day <= _keptUntil)
                Assert.True(was.Rest == holds.Rest, Words("rest"));

            string Words(string field) => FormattableString.Invariant(
                $"{field} on {day:yyyy-MM-dd}, today {_today:yyyy-MM-dd}, half {_isHalf}: before {before}; now {chain}");
        }

        private void CheckTold(PushResult result, HashSet<string> changed)
        {
            var later = _person.Histories.SelectMany(one => one.Value.Keys)
                .Where(day => day > _today && !(day > _person.LastDay)).Cast<DateOnly?>().Min();
            Assert.Equal(later, result.NextDay);
            if (_before is null)
            {
                Assert.Equal(PushOutcome.Created, result.Outcome);
                return;
            }

            Assert.True(result.Outcome is PushOutcome.Changed or PushOutcome.Unchanged or PushOutcome.Waiting, $"{result}");
            if (_isHalf)
                return;
            Assert.Subset(result.Changes.Select(change => change.FieldId).ToHashSet(), changed);
            if (changed.Count > 0 || _endBefore != _person.LastDay)
                Assert.Equal(PushOutcome.Changed, result.Outcome);
        }

        /// <summary>Somebody new is as on the first day.</summary>
        private HeldChain AsMade(HeldChain chain) => chain with
        {
            Links =
            [
                chain.Links[0] with
                {
                    Values = chain.Links[0].Values.Keys.ToDictionary(
                        field => field,
                        field => _person.Histories.TryGetValue(field, out var history)
                            ? history.LastOrDefault(one => one.Key <= _person.FirstDay).Value
                            : null),
                },
            ],
        };

        private DateOnly Day(Random random) => _person.FirstDay.AddDays(random.Next(-20, 160));

        private string Field(Random random, out string field) => field = _values.Keys.ElementAt(random.Next(_values.Count));

        private string? Value(Random random, string field) => _values[field][random.Next(_values[field].Length)];

        /// <summary>As Loket lets people do it in its screens: at the end of a chain, or a record in its place, or the last day.</summary>
        private void ByHand(Random random)
        {
            var (employment, rest) = (Employment, random.Next(1, 9));
            var changed = random.Next(7) switch
            {
                0 or 1 => employment with
                {
                    Wages = Entered(employment.Wages, random, employment.EndDate, (one, id, start) => one with
                    {
                        Id = id,
                        StartDate = start,
                        Gross = 2500 + 100 * random.Next(3),
                        Written = Costs(one.Written, rest),
                    })
                },
                2 or 3 => employment with
                {
                    Hours = Entered(employment.Hours, random, employment.EndDate, (one, id, start) => one with
                    {
                        Id = id,
                        StartDate = start,
                        DeviatingHours = 24 + 8 * random.Next(2),
                        AverageHours = rest,
                    })
                },
                4 or 5 => employment with
                {
                    Organization = Entered(employment.Organization, random, employment.EndDate, (one, id, start) => one with
                    {
                        Id = id,
                        StartDate = start,
                        Function = _loket.Staff.Functions[random.Next(3)],
                        Place = $"Plaats {rest}",
                    }),
                },
                _ when employment.EndDate is not null => employment with { EndDate = null, EndWritten = null },
                _ => Ended(employment, _person.FirstDay.AddDays(random.Next(0, 150))),
            };
            _loket.Visitor.Loket.Database.Change(edit => edit.Save(changed));
            (_before, _endBefore) = (HeldChain.Of(Employment), Employment.EndDate);
        }

        private static IReadOnlyList<T> Entered<T>(
            IReadOnlyList<T> chain, Random random, DateOnly? end, Func<T, Guid, DateOnly, T> change)
            where T : IChainLink
        {
            var (at, start) = (random.Next(chain.Count), chain[^1].StartDate.AddDays(random.Next(1, 40)));
            return random.Next(3) switch
            {
                0 when !(start > end) => [.. chain, change(chain[^1], Guid.NewGuid(), start)],
                1 when chain.Count > 1 => [.. chain.SkipLast(1)],
                _ => [.. chain.Select((one, index) => index == at ? change(one, one.Id, one.StartDate) : one)],
            };
        }

        private static Employment Ended(Employment employment, DateOnly lastDay) => employment with
        {
            EndDate = lastDay,
            Wages = [.. employment.Wages.Where(one => one.StartDate <= lastDay)],
            Hours = [.. employment.Hours.Where(one => one.StartDate <= lastDay)],
            Organization = [.. employment.Organization.Where(one => one.StartDate <= lastDay)],
            EndWritten = new JsonObject
            {
                ["endOfEmploymentReason"] = new JsonObject { ["key"] = 2, ["value"] = "Op verzoek werknemer" },
                ["endOfEmploymentDueToIllness"] = false,
            },
        };

        private static JsonObject Costs(JsonObject? written, decimal costs)
        {
            var changed = written?.DeepClone().AsObject() ?? new JsonObject();
            changed["employerCosts"] = costs;
            return changed;
        }
    }
}

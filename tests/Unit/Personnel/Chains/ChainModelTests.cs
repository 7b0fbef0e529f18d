using FsCheck;
using FsCheck.Fluent;
using LoketFunctions.Personnel.Chains;
using LoketFunctions.Staff;

namespace LoketFunctions.Tests.Personnel.Chains;

/// <summary>
/// Random histories of dated changes, told in any order, with people who change the chain in Loket meanwhile and runs that are cut short:
/// from the start line on the chain in Loket is the HR system's history, and before it what it was.
/// </summary>
public sealed class ChainModelTests
{
    private const int Steps = 14;
    private static readonly DateOnly Start = new(2026, 1, 1);
    private static readonly DateOnly Line = new(2026, 3, 1);

    [Fact]
    public void The_chain_is_the_history_from_the_start_line_on() =>
        Prop.ForAll(ModelRuns.Seeds(Steps), seeds =>
        {
            var model = new Model();
            foreach (var seed in seeds)
                model.Step(new Random(seed));
        }).Check(ModelRuns.Of(400));

    private sealed class Model
    {
        private readonly LinkedChain _chain = new(Start, "a");
        private readonly SortedDictionary<DateOnly, string> _history = [];
        private DateOnly _today = new(2026, 5, 1);

        public void Step(Random random)
        {
            switch (random.Next(7))
            {
                case 0 or 1:
                    _history[Day(random)] = Value(random);
                    break;
                case 2 when _history.Count > 0:
                    _history.Remove(_history.Keys.ElementAt(random.Next(_history.Count)));
                    break;
                case 3:
                    _today = _today.AddDays(random.Next(1, 20));
                    break;
                case 4:
                    ByHand(random);
                    break;
                default:
                    Run(random);
                    break;
            }
        }

        private static DateOnly Day(Random random) => Start.AddDays(random.Next(-20, 200));

        private static string Value(Random random) => "abc"[random.Next(3)].ToString();

        private void ByHand(Random random)
        {
            var last = _chain.Records[^1];
            switch (random.Next(3))
            {
                case 0:
                    _chain.Append(last.Start.AddDays(random.Next(1, 40)), Value(random));
                    break;
                case 1:
                    _chain.Change(_chain.Records[random.Next(_chain.Records.Count)].Id, Value(random));
                    break;
                case 2 when _chain.Records.Count > 1:
                    _chain.Remove(last.Id);
                    break;
            }
        }

        private void Run(Random random)
        {
            var before = Days().ToDictionary(day => day, day => _chain.On(day));
            foreach (var write in Plan().Take(random.Next(5)))
                _chain.Do(write);
            // The machine died there; the next run reads what is there, and goes on.
            foreach (var write in Plan())
                _chain.Do(write);

            foreach (var day in Days())
            {
                var said = _history.LastOrDefault(one => one.Key <= day).Value;
                Assert.Equal(day < Line || said is null ? before[day] : said, _chain.On(day));
            }

            Assert.Empty(Plan());
        }

        private IEnumerable<DateOnly> Days() =>
            Enumerable.Range(0, _today.DayNumber - Start.DayNumber + 1).Select(day => Start.AddDays(day));

        private IReadOnlyList<ChainWrite<string>> Plan() => ChainPlanner.Plan(
            _chain.Records, [.. _history.Select(one => new DatedValue<string>(one.Key, one.Value))], Line, _today);
    }
}

using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LoketFunctions.Tests.EndToEnd.Fuzzing;

/// <summary>A good body, made odd in one place: a value, a name, a member that is gone or there twice, or the bytes themselves.</summary>
/// <param name="IsAmbiguous">A member is there twice: nobody can say what is meant, so nothing may be done.</param>
internal sealed record OddJson(byte[] Bytes, bool IsAmbiguous)
{
    public static OddJson Of(string good, Random random)
    {
        var root = JsonNode.Parse(good);
        var writer = new Writer(random, random.Next(CountOf(root)));
        var bytes = Encoding.UTF8.GetBytes(writer.Write(root));
        return random.Next(16) switch
        {
            0 => new OddJson(bytes[..random.Next(bytes.Length)], false),
            1 => new OddJson([.. bytes, .. "{}"u8], false),
            2 => new OddJson([0xEF, 0xBB, 0xBF, .. bytes], false),
            3 => new OddJson([.. bytes[..(bytes.Length / 2)], 0xC3, 0x28, .. bytes[(bytes.Length / 2)..]], false),
            4 => new OddJson(Encoding.Unicode.GetBytes(good), false),
            _ => new OddJson(bytes, writer.IsAmbiguous),
        };
    }

    private static int CountOf(JsonNode? node) => 1 + node switch
    {
        JsonObject members => members.Sum(member => CountOf(member.Value)),
        JsonArray items => items.Sum(CountOf),
        _ => 0,
    };

    private sealed class Writer(Random random, int target)
    {
        private readonly StringBuilder _text = new();
        private int _at;

        public bool IsAmbiguous { get; private set; }

        public string Write(JsonNode? node)
        {
            WriteNode(node);
            return _text.ToString();
        }

        private void WriteNode(JsonNode? node)
        {
            if (_at++ == target)
                _text.Append(Odd());
            else if (node is JsonObject members)
                WriteList('{', '}', members, WriteMember);
            else if (node is JsonArray items)
                WriteList('[', ']', items, WriteNode);
            else
                _text.Append(node?.ToJsonString() ?? "null");
        }

        private void WriteMember(KeyValuePair<string, JsonNode?> member)
        {
            var isTarget = _at == target;
            switch (isTarget ? random.Next(8) : -1)
            {
                case 0:
                    Skip(member.Value);
                    _text.Append("\"notKnown\":1");
                    break;
                case 1:
                    WritePlain(member.Key[..^1], member.Value);
                    break;
                case 2:
                    WriteTwice(member.Key, member.Value);
                    break;
                case 3:
                    WriteTwice(member.Key.ToUpperInvariant(), member.Value);
                    break;
                case 4:
                    WritePlain(member.Key, member.Value);
                    _text.Append(",\"notKnown\":").Append(Odd());
                    break;
                default:
                    _text.Append(NameOf(member.Key)).Append(':');
                    WriteNode(member.Value);
                    break;
            }

            void WriteTwice(string second, JsonNode? value)
            {
                WritePlain(member.Key, value);
                _text.Append(',').Append(NameOf(second)).Append(':').Append(Odd());
                IsAmbiguous = second == member.Key;
            }
        }

        private void WritePlain(string name, JsonNode? value)
        {
            Skip(value);
            _text.Append(NameOf(name)).Append(':').Append(value?.ToJsonString() ?? "null");
        }

        private void WriteList<T>(char open, char close, IEnumerable<T> items, Action<T> write)
        {
            _text.Append(open);
            foreach (var (index, item) in items.Index())
            {
                if (index > 0)
                    _text.Append(',');
                write(item);
            }

            _text.Append(close);
        }

        private void Skip(JsonNode? node) => _at += CountOf(node);

        private string Odd() => OddTexts.Json[random.Next(OddTexts.Json.Count)];

        private static string NameOf(string name) => JsonSerializer.Serialize(name);
    }
}

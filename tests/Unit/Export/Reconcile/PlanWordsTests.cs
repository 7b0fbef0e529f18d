using System.Reflection;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Texts;

namespace LoketFunctions.Tests.Export.Reconcile;

public sealed class PlanWordsTests
{
    [Fact]
    public void Every_code_has_words_in_both_languages()
    {
        var codes = new[] { typeof(PlanFaultCode), typeof(PlanWarning), typeof(RefusedCode), typeof(CorrectionCode) }.SelectMany(CodesOf);

        Assert.Equal(codes.Order(StringComparer.Ordinal), PlanWords.Entries.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(CodesOf(typeof(ContractChangeReason)).Order(StringComparer.Ordinal),
            ContractChangeWords.Entries.Keys.Order(StringComparer.Ordinal));
        Assert.All(PlanWords.Entries.Values.Concat(ContractChangeWords.Entries.Values),
            words => Assert.NotEqual(words.In("nl").What, words.In("en").What));
    }

    private static IEnumerable<string> CodesOf(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!);
}

using System.Reflection;
using LoketFunctions.Pension.Delivery;
using LoketFunctions.Pension.Delivery.Transport;
using LoketFunctions.Planner;
using LoketFunctions.Runs;

namespace LoketFunctions.Tests.Pension.Delivery;

/// <summary>Whatever keeps a delivery from going on has words of its own, in both languages.</summary>
public sealed class DeliveryWordsTests
{
    public static TheoryData<string> Codes =>
    [
        .. new[] { typeof(HoldCodes), typeof(DeliveryCodes), typeof(PlannerFailureCodes), typeof(RunCodes) }
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(constant => (string)constant.GetRawConstantValue()!)
            .Where(code => code is not (RunCodes.Unexpected or RunCodes.Superseded or RunCodes.NotConnected)),
    ];

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_code_is_not_something_that_nobody_foresaw(string code)
    {
        foreach (var language in new[] { "nl", "en" })
        {
            var words = DeliveryWords.Of(code, language);
            Assert.NotEqual(DeliveryWords.Of("something else", language).What, words.What);
            Assert.NotEmpty(words.WhatToDo);
        }
    }
}

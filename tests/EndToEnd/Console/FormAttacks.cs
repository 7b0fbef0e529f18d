using System.Net;
using LoketFunctions.Tests.EndToEnd.Fuzzing;

namespace LoketFunctions.Tests.EndToEnd.Console;

/// <summary>What every form of a link stands, whatever the link is for.</summary>
internal static class FormAttacks
{
    /// <summary>It ends the session, or the connection.</summary>
    public static bool EndsIt(FoundForm form) => form.Address.AbsolutePath is var path
        && (path.EndsWith("/leave", StringComparison.Ordinal) || path.EndsWith("/disconnect", StringComparison.Ordinal));

    /// <summary>Without the session's token, and by somebody who may only see.</summary>
    public static async Task AssertRefusedAsync(IEnumerable<FoundForm> forms, ConsoleClient client, ConsoleClient viewer)
    {
        foreach (var form in forms)
        {
            Assert.Equal((form, HttpStatusCode.Forbidden), (form, (await client.PostAsync(form.Address, form.Fields)).Status));
            var asViewer = await viewer.PostAsync(form.Address, [("_token", viewer.FormToken), .. form.Fields]);
            Assert.True(
                form.IsSearch || asViewer.Status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound,
                $"{form} answered a viewer {(int)asViewer.Status}.");
        }
    }

    /// <summary>Each form with one field after the other as nobody fills it in.</summary>
    public static async Task AssertOddTextsAnsweredAsync(IReadOnlyList<FoundForm> forms, ConsoleClient client, int seed, int tries)
    {
        var random = new Random(seed);
        for (var number = 0; number < tries * forms.Count; number++)
        {
            var form = forms[number % forms.Count];
            List<(string Name, string Value)> fields = [.. form.Fields];
            if (fields.Count == 0)
                continue;
            var at = random.Next(fields.Count);
            fields[at] = (fields[at].Name, Uri.UnescapeDataString(OddTexts.Encoded[random.Next(OddTexts.Encoded.Count)]));
            var answer = await client.PostAsync(form.Address, [("_token", client.FormToken), .. fields]);
            Assert.True((int)answer.Status < 500, $"Seed {seed}, {number}: {form} answered {(int)answer.Status}.");
        }
    }
}

namespace LoketFunctions.Tests.EndToEnd.Fuzzing;

/// <summary>What somebody might send where something ordinary belongs.</summary>
internal static class OddTexts
{
    /// <summary>Parts of an address or a form, percent-encoded as they are sent.</summary>
    public static IReadOnlyList<string> Encoded { get; } =
    [
        "", "%20", "%00", "%", "%zz", ".", "..", "%2e%2e", "a%2Fb", "a%5Cb", "%23", "%3F", "%27", "%27%20or%201%20eq%201", "%F0%9F%92%A9",
        "%ED%A0%80", "%FF%FE",
        "%C3%28", "%0D%0Aset-cookie:%20a=b", "null", "undefined", "true", "-1", "0", "1", "1.5", "1e3", "NaN", "99999999999",
        "9223372036854775808", "2026-02-30",
        "9999-12-31", "0001-01-01", "2026-13", "202613", "000000", "00000000-0000-0000-0000-000000000000",
        "%7B00000000-0000-0000-0000-000000000000%7D",
        "%3Cscript%3Ealert(1)%3C/script%3E", "%3D1%2B1", "%E2%80%AE", "%C2%85", "caf%C3%A9", "%EF%BF%BF", "a~b", "a|b", "a%00b", "msg_",
        "~", new('a', 65), new('a', 129),
        new('a', 3000),
    ];

    /// <summary>Values of JSON, and what only looks like some.</summary>
    public static IReadOnlyList<string> Json { get; } =
    [
        "null", "true", "false", "0", "-1", "1", "1.5", "1e400", "-0", "99999999999999999999999", "\"\"", "\" \"", "\"0\"", "\"1\"",
        "\"true\"", "\"\\u0000\"",
        "\"\\ud800\"", "\"\\udc00x\"", "\"\\ud83d\\udca9\"", "\"a\\u000ab\"", "\"..\"", "\"../..\"", "\"'\"", "\"#?/\\\\\"", "\"<script>\"",
        "\"=1+1\"", "\"2026-02-30\"",
        "\"9999-12-31\"", "\"0001-01-01\"", "\"2026-01-01T00:00:00Z\"", "\"24:00\"", "\"00000000-0000-0000-0000-000000000000\"", "\"a@b\"",
        "\"é@b.example\"",
        "\"https://169.254.169.254/\"", "\"file:///etc/passwd\"", "\"javascript:alert(1)\"", "{}", "[]", "[null]", "[[]]", "{\"\":null}",
        "{\"a\":1,\"a\":2}", "NaN", "'a'",
        "", ",", $"\"{new string('x', 70_000)}\"", $"[{string.Join(',', Enumerable.Repeat("1", 5000))}]",
        $"{string.Concat(Enumerable.Repeat("[", 100))}{string.Concat(Enumerable.Repeat("]", 100))}",
        $"[{string.Join(',', Enumerable.Repeat("{}", 3000))}]",
    ];

    public static IReadOnlyList<string> ContentTypes { get; } =
    [
        "text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data", "application/json; charset=utf-16",
        "application/json;", "json", "*/*", "application/json, text/plain",
    ];
}

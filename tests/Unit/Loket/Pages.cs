using System.Text.Json.Nodes;

namespace LoketFunctions.Tests.Loket;

/// <summary>Answers of Loket's, written by hand.</summary>
internal static class Pages
{
    public static JsonObject Departments(int number, int totalPages, int totalSize, params int[] codes) => new()
    {
        ["totalSize"] = totalSize,
        ["pageSize"] = 2,
        ["totalPages"] = totalPages,
        ["currentPage"] = number,
        ["version"] = new JsonObject { ["obsoleteDate"] = null, ["resourceVersion"] = "2018-01-01" },
        ["messages"] = new JsonArray(),
        ["_embedded"] = new JsonArray([.. codes.Select(Department)]),
    };

    public static JsonObject Message(string type, string description) => new()
    {
        ["type"] = type,
        ["code"] = 12,
        ["description"] = description,
        ["id"] = null,
        ["properties"] = new JsonArray(),
    };

    private static JsonNode Department(int code) => new JsonObject
    {
        ["id"] = $"00000000-0000-4000-8000-{code:D12}",
        ["code"] = code,
        ["description"] = "Keuken",
        ["emailLeaveRequest"] = null,
        ["subDepartmentOf"] = null,
    };
}

using System.Text.Json.Serialization;

namespace LoketFunctions.Failures;

/// <summary>Who has to act on a failure.</summary>
public enum FailureClass
{
    /// <summary>Try again later: nothing needs mending.</summary>
    Transient,

    /// <summary>The user must mend something: reconnect, grant a right, correct data.</summary>
    Configuration,

    /// <summary>This app or its operator is at fault: log and alert.</summary>
    [JsonStringEnumMemberName("ours")]
    Internal,
}

/// <summary>
/// The name of a class in table rows, logs, metrics and traces. There, as in JSON, <see cref="FailureClass.Internal"/> is "ours": rows,
/// answers, alerts and dashboards of earlier versions know it by that name.
/// </summary>
internal static class FailureClassName
{
    private const string Internal = "Ours";

    public static string Of(FailureClass failureClass) => failureClass == FailureClass.Internal ? Internal : failureClass.ToString();

    /// <exception cref="ArgumentException">There is no class of that name.</exception>
    public static FailureClass Parse(string name) => name == Internal ? FailureClass.Internal : Enum.Parse<FailureClass>(name);
}

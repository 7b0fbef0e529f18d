using LoketFunctions.Failures;

namespace LoketFunctions.Pension.Delivery.Transport;

/// <summary>
/// Why a file is not known to be at its receiver. What a receiver of pushes answers has the codes of
/// <see cref="LoketFunctions.Planner.PlannerFailureCodes"/>, but for a name that is taken.
/// </summary>
internal static class DeliveryCodes
{
    /// <summary>No connection: the server is away, or its name leads nowhere.</summary>
    public const string Unreachable = "receiver-unreachable";

    /// <summary>The connection was lost under way, or took too long.</summary>
    public const string Interrupted = "delivery-interrupted";

    /// <summary>The server could not write and says that it has no room.</summary>
    public const string Full = "receiver-full";

    /// <summary>The server could not do something and does not say why. SFTP has no code for a full disk or quota.</summary>
    public const string ServerFailed = "receiver-server-failed";

    /// <summary>The server showed another host key than those that are set: it was changed, or this is somebody else.</summary>
    public const string OtherHostKey = "receiver-host-key-differs";

    /// <summary>The server takes neither this user with this key.</summary>
    public const string KeyRefused = "receiver-refuses-key";

    public const string DirectoryMissing = "receiver-directory-missing";

    public const string NotPermitted = "receiver-not-permitted";

    /// <summary>There is another file under the name.</summary>
    public const string NameTaken = "delivery-name-taken";

    /// <summary>The server's name leads to no address that the app calls.</summary>
    public const string AddressRefused = "receiver-address-refused";
}

/// <summary>
/// A file is not known to be at its receiver. The message is safe to log: code and class, never what was sent or what the server said.
/// </summary>
/// <param name="code">One of <see cref="DeliveryCodes"/>, or of a planner's.</param>
/// <param name="retryAfter">How long the receiver asks to wait; null where it says nothing.</param>
internal sealed class DeliveryException(FailureClass failureClass, string code, TimeSpan? retryAfter = null)
    : Exception($"{code} ({FailureClassName.Of(failureClass)})")
{
    public FailureClass Class => failureClass;

    public string Code { get; } = code;

    public TimeSpan? RetryAfter { get; } = retryAfter;
}

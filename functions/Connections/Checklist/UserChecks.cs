using LoketFunctions.Loket;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Loket.Model;
using LoketFunctions.Planner;

namespace LoketFunctions.Connections.Checklist;

/// <summary>What can be seen of the signed-in user itself, where its rights allow it.</summary>
internal sealed class UserChecks(LoketClient loket)
{
    /// <summary>Loket's document gives this key as its example; the words are those of its English answers.</summary>
    private const int HasAccess = 3;

    private static readonly Dictionary<SetUpItem, Func<EmployerUser, bool?>> ByItem = new()
    {
        [SetUpItem.DedicatedUser] = user => !user.IsLinkedToMultipleEmployers,
        [SetUpItem.LoginMethod] = user => user.LoginMethod?.Value is { } method ? IsByWebsiteAndSso(method) : null,
        [SetUpItem.TwoStepVerification] = user =>
            user.HasMultiFactorAuthentication == true || user.TwoFactorAuthenticationRequired == true
                ? true
                : user.HasMultiFactorAuthentication is null || user.TwoFactorAuthenticationRequired is null ? null : false,
        [SetUpItem.ActiveUser] = user => user.AccessStatus?.Key is { } key ? key == HasAccess : null,
    };

    private Task<EmployerUser?>? _user;

    public static bool Covers(SetUpItem item) => ByItem.ContainsKey(item);

    /// <param name="employers">That the user reaches.</param>
    /// <exception cref="LoketException">Somebody has to sign in again.</exception>
    public async Task<Finding> LookAsync(SetUpItem item, IReadOnlyList<Guid> employers, CancellationToken cancellation)
    {
        if (employers.Count == 0)
            return Finding.NotYet;
        // Whoever reaches several need not be asked anything more.
        if (item == SetUpItem.DedicatedUser && employers.Count > 1)
            return Finding.Lacks();
        try
        {
            // One look for all of them; they are asked for at once.
            var user = await LazyInitializer.EnsureInitialized(
                ref _user, () => OwnUser.FindAsync(loket, employers[0], cancellation));
            return (user is null ? null : ByItem[item](user)) switch
            {
                true => Finding.Ok,
                false => Finding.Lacks(),
                null => Finding.Unknown(),
            };
        }
        catch (LoketException exception) when (exception.Failure.Reason != FailureReason.Reconnect)
        {
            return Finding.Unknown(exception.Failure.Reason);
        }
    }

    private static bool IsByWebsiteAndSso(string method) =>
        method.Contains("website", StringComparison.OrdinalIgnoreCase) && method.Contains("SSO", StringComparison.OrdinalIgnoreCase);
}

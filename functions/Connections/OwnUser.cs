using LoketFunctions.Loket;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Loket.Model;

namespace LoketFunctions.Connections;

/// <summary>
/// The signed-in user as its employer sees it. Loket gives a user no id of its own, so it is looked for by its mail address.
/// </summary>
internal static class OwnUser
{
    /// <returns>Null where Loket does not tell which user it is.</returns>
    /// <exception cref="LoketException">Loket could not be asked, or the user may not see users.</exception>
    public static async Task<EmployerUser?> FindAsync(LoketClient loket, Guid employerId, CancellationToken cancellation)
    {
        var self = await loket.SignedInUser.GetAsync(cancellation);
        if (self.ContactInformation?.EmailAddress is not { Length: > 0 } address)
            return null;
        // Several users can share an address: none of them is taken for this one.
        var found = (await loket.Users.ListAsync(employerId, address, cancellation)).Complete()
            .Where(user => string.Equals(user.ContactInformation?.EmailAddress, address, StringComparison.OrdinalIgnoreCase));
        return found.Take(2).ToArray() is [{ Id: { } id }] ? await loket.Users.GetAsync(id, cancellation) : null;
    }

    /// <summary>Of these rights by their Dutch names, those that the user does not have at the employer.</summary>
    /// <returns>Empty where Loket does not tell.</returns>
    /// <exception cref="LoketException">Loket could not be asked.</exception>
    public static async Task<IReadOnlyList<string>> LackingAsync(
        LoketClient loket, Guid employerId, IEnumerable<string> names, CancellationToken cancellation)
    {
        try
        {
            if (await FindAsync(loket, employerId, cancellation) is not { Id: { } id })
                return [];
            var told = (await loket.Users.RightsAsync(employerId, id, cancellation)).Readable();
            var has = told.Where(right => right.IsEnabled == true).Select(right => right.Description!.Trim())
                .ToHashSet(StringComparer.OrdinalIgnoreCase);
            return [.. names.Where(name => !has.Contains(name))];
        }
        catch (LoketException exception) when (exception.Failure.Reason == FailureReason.RightMissing)
        {
            return [];
        }
    }
}

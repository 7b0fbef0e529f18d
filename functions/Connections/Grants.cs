using LoketFunctions.Loket.OAuth;
using LoketFunctions.Security;
using LoketFunctions.Storage;

namespace LoketFunctions.Connections;

/// <summary>Keeps what a sign-in gives, in place of what was there, until it is to be forgotten.</summary>
internal sealed class Grants(AppTables tables, SealedTokens sealing)
{
    /// <param name="exchange">Gives it, once. Not begun before there is a key to keep it under.</param>
    /// <exception cref="TokenKeysException">There is none now.</exception>
    public async Task TakeAsync(
        ConnectionKey connection, Func<CancellationToken, Task<LoketTokens>> exchange, CancellationToken cancellation)
    {
        var sealer = await sealing.ReadyAsync(cancellation);
        var tokens = await exchange(cancellation);
        await tables.Tokens.ChangeOrAddAsync<TokenRow>(
            connection.Id.ToString(), TokenRow.Key,
            row =>
            {
                row ??= new TokenRow();
                sealing.Fill(row, connection, tokens, row.Generation + 1, sealer);
                return row;
            },
            cancellation);
    }

    /// <summary>Deletes the connection's tokens, if there are any.</summary>
    public Task ForgetAsync(ConnectionKey connection, CancellationToken cancellation) =>
        tables.Tokens.DeleteEntityAsync(connection.Id.ToString(), TokenRow.Key, Azure.ETag.All, cancellation);
}

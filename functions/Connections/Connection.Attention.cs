using LoketFunctions.Failures;
using LoketFunctions.Http;

namespace LoketFunctions.Connections;

// What a connection needs, and of whom.
internal sealed partial class Connection
{
    public AttentionReason? Attention { get; set; }

    /// <summary>
    /// What needs attention, in the owner's language; safe to show, without personal data. Null where the reason says it all.
    /// </summary>
    public string? AttentionDetail { get; set; }

    /// <summary>
    /// Who acts, what to do and where, where more is known than the reason says; see <see cref="AttentionAdvice"/>.
    /// </summary>
    public ActionOwner? AttentionMove { get; set; }

    public string? AttentionToDo { get; set; }

    public string? AttentionPage { get; set; }

    /// <summary>Since when it needs attention for this reason.</summary>
    public DateTimeOffset? AttentionSince { get; set; }

    /// <summary>
    /// Something is to be mended. False where the owner knows already, or where it does not matter: before the first sign-in,
    /// after the end, or while something graver stands.
    /// </summary>
    public bool Raise(AttentionReason reason, string? detail, DateTimeOffset at, AttentionAdvice? advice = null)
    {
        if (State is ConnectionState.Requested or ConnectionState.Disconnected || Attention < reason)
            return false;
        var isNews = Attention != reason;
        // Who lost the grant knows why; whoever meets the loss after that does not.
        if (!isNews && reason == AttentionReason.Reconnect)
            return false;
        if (isNews)
            AttentionSince = at;
        // It can list something of each administration, and a row has room for so much.
        (Attention, AttentionDetail) = (reason, detail is null ? null : Shortened.Of(detail, Shortened.Detail));
        (AttentionMove, AttentionToDo, AttentionPage) = (advice?.Move, advice?.WhatToDo, advice?.Page);
        // Rights that are asked for while setting up are part of setting up.
        if (State != ConnectionState.SetUp || reason != AttentionReason.RightsMissing)
            State = ConnectionState.NeedsAttention;
        return isNews;
    }

    /// <summary>What was wrong is right again; anything else stays.</summary>
    public void Clear(IReadOnlyCollection<AttentionReason> mended, bool hasAdministrations)
    {
        if (Attention is not { } reason || !mended.Contains(reason))
            return;
        (Attention, AttentionDetail, AttentionSince) = (null, null, null);
        (AttentionMove, AttentionToDo, AttentionPage) = (null, null, null);
        if (State == ConnectionState.NeedsAttention)
            State = hasAdministrations ? ConnectionState.Active : ConnectionState.SetUp;
    }
}

using LoketFunctions.Http;

namespace LoketFunctions.Connections;

/// <summary>What to do about a connection that needs attention, where that follows from what failed.</summary>
/// <param name="WhatToDo">In the connection's language.</param>
/// <param name="Page">Where: a path below the console's address; null: the reason's own.</param>
internal sealed record AttentionAdvice(ActionOwner Move, string WhatToDo, string? Page)
{
    public override string ToString() => Move.ToString();
}

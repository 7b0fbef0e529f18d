namespace LoketFunctions.Security;

public enum ActorKind
{
    /// <summary>The planner's backend, by a signed call.</summary>
    Planner,

    /// <summary>A person in the console.</summary>
    User,

    /// <summary>Whoever runs the installation, by a signed call.</summary>
    Operator,

    /// <summary>This app by itself: timers and what follows from them.</summary>
    App,
}

/// <summary>Who does something.</summary>
/// <param name="Id">The planner's own id of the person; null for planner and app. What the audit log keeps.</param>
/// <param name="Name">For people to read while the session lasts; kept nowhere else.</param>
public sealed record Actor(ActorKind Kind, string? Id = null, string? Name = null)
{
    public static Actor Planner { get; } = new(ActorKind.Planner);

    public static Actor Operator { get; } = new(ActorKind.Operator);

    public static Actor App { get; } = new(ActorKind.App);

    public override string ToString() => Kind.ToString();
}

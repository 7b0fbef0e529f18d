using LoketFunctions.Personnel.Fields;

namespace LoketFunctions.Personnel.LoketSide;

/// <summary>
/// Loket no longer holds what a plan was made from. Nothing of the call at hand was done, and the chains are whole: read again, plan again.
/// </summary>
internal sealed class ChangedInLoketException(LoketResource resource, Exception? inner = null)
    : Exception($"Loket's {resource} of an employee was changed since it was read; it is read and planned again.", inner);

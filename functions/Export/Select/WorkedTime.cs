using System.Runtime.InteropServices;

namespace LoketFunctions.Export.Select;

/// <summary>The time that a registration is of.</summary>
/// <param name="Minutes">0 for none, below 0 for a correction.</param>
/// <param name="DiffersByTheClock">
/// The hours that came with it are those that clocks showed, in a night in which they were moved; what counts is what went by.
/// </param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct WorkedTime(decimal Minutes, bool DiffersByTheClock = false);

namespace LoketFunctions.Simulators.Loket.Import;

/// <summary>Why a file is refused: one is enough, and nothing of it is imported.</summary>
/// <param name="Line">The line of the file, from 1; 0 for the file as a whole.</param>
/// <param name="Column">The column's name in the header, or its position from 1 where it has none.</param>
internal sealed record ImportFault(int Line, string Column, string What);

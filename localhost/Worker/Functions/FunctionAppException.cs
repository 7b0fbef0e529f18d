namespace LoketFunctions.Localhost.Functions;

/// <summary>The app cannot start as it is written or set up. The message says what to mend.</summary>
internal sealed class FunctionAppException(string message) : Exception(message);

namespace LoketFunctions.Simulators.Loket.Rest;

/// <summary>What a part of the path beside its first id stands for is not there; answered with 404.</summary>
internal sealed class NotFoundException : Exception;

namespace Maestro.Engine.Auditing;

/// <summary>An auditor could not be told. The message holds no secret: no address, no token, no output that names one.</summary>
internal sealed class AuditFault(string reason) : Exception(reason);

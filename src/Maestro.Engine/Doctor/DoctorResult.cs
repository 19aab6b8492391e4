using System.Collections.Immutable;
using Maestro.Engine.Diagnostics;

namespace Maestro.Engine.Doctor;

/// <summary>What was found on the ships of an environment.</summary>
/// <param name="ExitCode">Done where nothing is wrong, warnings left out.</param>
/// <param name="Addresses">Each ship with its address, sorted by name.</param>
/// <param name="Findings">By ship, in the order of <paramref name="Addresses"/>.</param>
/// <param name="Warnings">What the environment file is warned of.</param>
public sealed record DoctorResult(ExitCode ExitCode, ImmutableSortedDictionary<string, string> Addresses, ImmutableArray<Finding> Findings, ImmutableArray<Diagnostic> Warnings);

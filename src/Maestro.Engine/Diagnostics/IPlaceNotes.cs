namespace Maestro.Engine.Diagnostics;

/// <summary>What is known of a place beside its line and column.</summary>
internal interface IPlaceNotes
{
    /// <summary>See <see cref="SourceLocation.Context"/>.</summary>
    string? Context { get; }

    /// <summary>See <see cref="SourceLocation.LineText"/>.</summary>
    string? LineText { get; }

    /// <summary>See <see cref="SourceLocation.LineTextColumn"/>.</summary>
    int LineTextColumn { get; }
}

namespace Maestro.Tool.Output;

/// <summary>How a command speaks: <c>--format</c>.</summary>
internal enum OutputFormat
{
    /// <summary>A table, drawn live, where somebody watches; plain lines elsewhere.</summary>
    Text,

    /// <summary>Plain lines.</summary>
    Plain,

    /// <summary>JSON, and nothing else on standard output.</summary>
    Json,

    /// <summary>Of <c>deptree</c>: a Mermaid flowchart.</summary>
    Mermaid,

    /// <summary>Of <c>deptree</c>: a Graphviz graph.</summary>
    Dot,
}

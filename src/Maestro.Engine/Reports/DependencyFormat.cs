namespace Maestro.Engine.Reports;

/// <summary>How dependencies are shown.</summary>
public enum DependencyFormat
{
    /// <summary>Trees, one for each service, as MaestroNG prints them.</summary>
    Text,

    /// <summary>A Mermaid flowchart, which Markdown pages show as a picture.</summary>
    Mermaid,

    /// <summary>A Graphviz graph.</summary>
    Dot,

    /// <summary>JSON: <c>{"schema":1,"name","services":{name:{"requires":[],"wants_info":[],"instances":[]}}}</c>.</summary>
    Json,
}

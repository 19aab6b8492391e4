namespace Maestro.Engine.Yaml;

/// <summary>A place in the text that was parsed: lines and columns from 1, columns in UTF-16 units; an end of 0 is unknown.</summary>
internal readonly record struct TextSpan(int Line, int Column, int EndLine = 0, int EndColumn = 0);

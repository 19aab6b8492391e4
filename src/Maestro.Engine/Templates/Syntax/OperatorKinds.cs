namespace Maestro.Engine.Templates.Syntax;

/// <summary>Operators with one operand.</summary>
internal enum UnaryOperator
{
    Not,
    Minus,
    Plus,
}

/// <summary>Operators with two operands.</summary>
internal enum BinaryOperator
{
    Or,
    And,
    Add,
    Subtract,
    Multiply,
    Divide,
    FloorDivide,
    Modulo,
    Power,
}

using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Maestro.Engine.Diagnostics;
using Maestro.Engine.Templates.Syntax;
using Maestro.Engine.Templates.Values;

namespace Maestro.Engine.Templates.Rendering;

/// <summary>Expressions.</summary>
internal sealed partial class Renderer
{
    // The expression whose value may be undefined without a warning: it is asked whether it is, or given a default.
    private Expression? _quiet;

    private object? Evaluate(Expression expression, Activation activation)
    {
        if (expression is Expression.Literal literal) return literal.Value;
        try
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            _work.Step();
            var value = EvaluateCore(expression, activation);
            if (expression is Expression.Call or Expression.Filter or Expression.Binary or Expression.Concatenation) _work.Made(value);
            return value;
        }
        catch (TemplateFault fault)
        {
            throw Located(fault, expression.Range, activation);
        }
        catch (InsufficientExecutionStackException)
        {
            throw TooDeep(expression.Range, activation);
        }
    }

    private object? EvaluateQuietly(Expression expression, Activation activation)
    {
        _quiet = expression;
        return Evaluate(expression, activation);
    }

    private bool IsTrue(Expression expression, Activation activation) => Operators.IsTrue(EvaluateQuietly(expression, activation));

    private object? EvaluateCore(Expression expression, Activation activation)
    {
        switch (expression)
        {
            case Expression.Name name:
                var value = activation.Read(name.Slot);
                return value == Missing.Value ? Undefined.Named(name.Text) : value;
            case Expression.Attribute attribute:
                return Attribute(attribute, activation);
            case Expression.Item item:
                return Item(item, activation);
            case Expression.Call call:
                return Call(call, activation, null);
            case Expression.Filter filter:
                return Filter(filter, activation);
            case Expression.Binary binary:
                return Binary(binary, activation);
            case Expression.Comparison comparison:
                return Comparison(comparison, activation);
            case Expression.Concatenation concatenation:
                return Operators.Concatenate(_work, concatenation.Items.Select(item => Definite(item, activation)).ToArray());
            case Expression.Conditional conditional:
                return Conditional(conditional, activation);
            case Expression.Test test:
                return Test(test, activation);
            case Expression.Unary unary:
                return Unary(unary, activation);
            case Expression.List list:
                return new PythonList(Values(list.Items, activation));
            case Expression.Tuple tuple:
                return new PythonTuple([.. Values(tuple.Items, activation)]);
            case Expression.Dictionary dictionary:
                return Dictionary(dictionary, activation);
            default:
                throw Fault.Operation("a slice stands where a value is expected");
        }
    }

    private List<object?> Values(ImmutableArray<Expression> items, Activation activation)
    {
        var values = new List<object?>(items.Length);
        foreach (var item in items) values.Add(Evaluate(item, activation));
        return values;
    }

    private PythonDictionary Dictionary(Expression.Dictionary dictionary, Activation activation)
    {
        var result = new PythonDictionary();
        foreach (var (key, value) in dictionary.Entries) result.Set(Evaluate(key, activation), Evaluate(value, activation));
        return result;
    }

    private object? Attribute(Expression.Attribute attribute, Activation activation)
    {
        // What is not set and is looked into fails at once: that is told, and no warning beside it.
        var isQuiet = _quiet == attribute;
        var target = EvaluateQuietly(attribute.Target, activation);
        var value = Attributes.GetAttribute(_work, target, attribute.AttributeName);
        if (!isQuiet && value is Undefined && ReferenceEquals(target, _environment.Variables)) Warn(activation, attribute.Range, attribute.AttributeName);
        return value;
    }

    private object? Item(Expression.Item item, Activation activation)
    {
        var isQuiet = _quiet == item;
        var target = EvaluateQuietly(item.Target, activation);
        if (item.Key is Expression.Slice slice)
            return Attributes.Slice(_work, target, Part(slice.Start), Part(slice.Stop), Part(slice.Step));

        var key = Evaluate(item.Key, activation);
        var value = Attributes.GetItem(_work, target, key);
        if (!isQuiet && value is Undefined && key is string name && ReferenceEquals(target, _environment.Variables)) Warn(activation, item.Range, name);
        return value;

        object? Part(Expression? part) => part is null ? null : Evaluate(part, activation);
    }

    private object? Binary(Expression.Binary binary, Activation activation)
    {
        if (binary.Operator is BinaryOperator.And or BinaryOperator.Or)
        {
            // Whether it is set is asked of the left one; the right one is as definite as the whole.
            var isQuiet = _quiet == binary;
            var first = EvaluateQuietly(binary.Left, activation);
            if (Operators.IsTrue(first) == (binary.Operator == BinaryOperator.Or)) return first;
            return isQuiet ? EvaluateQuietly(binary.Right, activation) : Evaluate(binary.Right, activation);
        }

        var left = Evaluate(binary.Left, activation);
        var right = Evaluate(binary.Right, activation);
        return binary.Operator switch
        {
            BinaryOperator.Add => Operators.Add(_work, left, right),
            BinaryOperator.Subtract => Operators.Subtract(_work, left, right),
            BinaryOperator.Multiply => Operators.Multiply(_work, left, right),
            BinaryOperator.Divide => Operators.Divide(_work, left, right),
            BinaryOperator.FloorDivide => Operators.FloorDivide(_work, left, right),
            BinaryOperator.Modulo => Operators.Modulo(_work, left, right),
            _ => Operators.Power(_work, left, right),
        };
    }

    private object? Unary(Expression.Unary unary, Activation activation) => unary.Operator switch
    {
        UnaryOperator.Not => !IsTrue(unary.Operand, activation),
        UnaryOperator.Minus => Operators.Negate(_work, Evaluate(unary.Operand, activation)),
        _ => Operators.Plus(_work, Evaluate(unary.Operand, activation)),
    };

    private bool Comparison(Expression.Comparison comparison, Activation activation)
    {
        var left = Evaluate(comparison.First, activation);
        foreach (var (sign, operand) in comparison.Rest)
        {
            var right = Evaluate(operand, activation);
            var holds = sign switch
            {
                "==" => Operators.AreEqual(_work, left, right),
                "!=" => !Operators.AreEqual(_work, left, right),
                "in" => Operators.Contains(_work, right, left),
                "not in" => !Operators.Contains(_work, right, left),
                _ => Operators.Compare(_work, sign, left, right),
            };
            if (!holds) return false;
            left = right;
        }

        return true;
    }

    private object? Conditional(Expression.Conditional conditional, Activation activation)
    {
        var isQuiet = _quiet == conditional;
        var chosen = IsTrue(conditional.Condition, activation) ? conditional.Value : conditional.Otherwise;
        if (chosen is not null) return isQuiet ? EvaluateQuietly(chosen, activation) : Evaluate(chosen, activation);
        var line = activation.Template.Source.Position(conditional.Range.Start).Line;
        return Undefined.Because($"the inline if-expression on line {line} evaluated to false and no else section was defined");
    }

    private object? Definite(Expression expression, Activation activation)
    {
        var value = Evaluate(expression, activation);
        RefuseUndefinedWhenStrict(value, expression, activation);
        return value;
    }

    private void RefuseUndefinedWhenStrict(object? value, Expression expression, Activation activation)
    {
        if (_environment.IsStrict && value is Undefined undefined) throw Located(new TemplateFault(location => Catalogue.UndefinedWhenStrict(location, undefined.Message)), expression.Range, activation);
    }
}

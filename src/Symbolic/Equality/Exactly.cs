namespace SymDiff.Equality;

/// <summary>Rational arithmetic that gives up, by an exception, where a number would get too long.</summary>
internal static class Exactly
{
    public static Number Add(Number a, Number b) => Number.Add(a, b) ?? throw new BudgetException();

    public static Number Multiply(Number a, Number b) => Number.Multiply(a, b) ?? throw new BudgetException();

    /// <summary>The largest whole number that is not greater.</summary>
    public static int Floor(Number value) => 
        Number.FromInteger((value.Numerator - (((value.Numerator % value.Denominator) + value.Denominator) % value.Denominator)) / value.Denominator).AsInt32
            ?? throw new BudgetException();

    public static Number Divide(Number a, Number b) => Number.Divide(a, b) ?? throw new BudgetException();
}

/// <summary>A normal form would be larger than what is allowed; nothing is decided then.</summary>
internal sealed class BudgetException : Exception;

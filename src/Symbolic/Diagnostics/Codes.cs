namespace SymDiff;

/// <summary>The stable codes of all diagnostics. A code is never reused for another meaning.</summary>
public static class Codes
{
    /// <summary>A character that the language does not have.</summary>
    public const string UnexpectedCharacter = "SD1001";

    /// <summary>The text ends or goes on where something else is expected.</summary>
    public const string Expected = "SD1002";

    /// <summary>A call of a function that nobody defined.</summary>
    public const string UnknownFunction = "SD1003";

    /// <summary>A call with too many or too few arguments.</summary>
    public const string ArgumentCount = "SD1004";

    /// <summary>Two operands without an operator between them: <c>2x</c>, <c>(x)(y)</c>, <c>sin x</c>.</summary>
    public const string MissingOperator = "SD1005";

    /// <summary>Something that begins like a number but is none: <c>1e+</c>, <c>0x1F</c>, <c>1_000</c>, <c>1.2.3</c>.</summary>
    public const string MalformedNumber = "SD1006";

    /// <summary>A literal of more than 10,000 characters.</summary>
    public const string LongNumber = "SD1007";

    /// <summary><c>a &lt; b &lt; c</c>.</summary>
    public const string ChainedComparison = "SD1008";

    /// <summary>A single <c>=</c> where no definition can stand.</summary>
    public const string MisplacedEquals = "SD1009";

    /// <summary>A reserved word or an elementwise function used as a name of one's own, or without arguments.</summary>
    public const string ReservedName = "SD1011";

    /// <summary>A name that is neither declared nor defined in a program that declares its inputs.</summary>
    public const string UnknownName = "SD1012";

    /// <summary>A second declaration or definition of one name.</summary>
    public const string DefinedTwice = "SD1013";

    /// <summary>A definition that needs itself.</summary>
    public const string Recursion = "SD1014";

    /// <summary>A variable or a defined value called like a function.</summary>
    public const string NotAFunction = "SD1015";

    /// <summary>Derivative marks on a function that is not opaque, or for an argument that it does not have.</summary>
    public const string DerivativeMark = "SD1016";

    /// <summary>More than one expression, or one that is not the last statement.</summary>
    public const string SecondExpression = "SD1017";

    /// <summary>A program that declares something but has no value.</summary>
    public const string NoValue = "SD1018";

    /// <summary>The left side of <c>=</c> is neither a name nor <c>f(a, b)</c>.</summary>
    public const string LeftSide = "SD1019";

    /// <summary>No variable to differentiate by was named, and the model leaves the choice open.</summary>
    public const string WithRespectTo = "SD1020";

    /// <summary>The variable of <c>grad(E, x)</c> and its relatives is not a name.</summary>
    public const string DerivativeVariable = "SD1021";

    /// <summary>An assumption that is no comparison.</summary>
    public const string Assumption = "SD1022";

    /// <summary>A text in quotes without a closing quote.</summary>
    public const string UnclosedText = "SD1023";

    /// <summary>Operands whose shapes do not fit each other.</summary>
    public const string ShapeMismatch = "SD1024";

    /// <summary>An axis that a value does not have, or one named twice.</summary>
    public const string BadAxis = "SD1025";

    /// <summary>An index beyond the end of an axis, or more indices than axes.</summary>
    public const string BadIndex = "SD1026";

    /// <summary>Something that is no length of an axis: a fraction, a variable, a number below 1.</summary>
    public const string BadSize = "SD1027";

    /// <summary>A scalar, vector or matrix where an operator takes another of them.</summary>
    public const string WrongRank = "SD1028";

    /// <summary>A named argument that the function does not have, or that is given twice.</summary>
    public const string UnknownArgument = "SD1029";

    /// <summary>An argument of another kind: a text, a slice or a value where something else is needed.</summary>
    public const string ArgumentKind = "SD1030";

    /// <summary>An expression has no Taylor series about a point: a pole, a kink, or no value.</summary>
    public const string NoSeries = "SD1031";

    /// <summary>Assumptions that cannot hold together.</summary>
    public const string Contradiction = "SD1032";

    /// <summary>The text is longer than <see cref="Limits.MaxSource"/>.</summary>
    public const string SourceLimit = "SD2001";

    /// <summary>Brackets, calls, signs or exponents are nested deeper than <see cref="Limits.MaxNesting"/>.</summary>
    public const string NestingLimit = "SD2002";

    /// <summary>A graph has more nodes than <see cref="Limits.MaxNodes"/>.</summary>
    public const string NodeLimit = "SD2003";

    /// <summary>A derivative's order is above <see cref="Limits.MaxOrder"/>.</summary>
    public const string OrderLimit = "SD2004";

    /// <summary>The work took longer than the time allowed (<c>--timeout</c>).</summary>
    public const string TimeLimit = "SD2005";

    /// <summary>A tensor has more elements than <see cref="Limits.MaxElements"/>.</summary>
    public const string ElementLimit = "SD2006";

    /// <summary>Note: <c>e</c> is an ordinary variable, and its power looks like the exponential function.</summary>
    public const string PowerOfE = "SD9001";

    /// <summary>Note: the letter is an ordinary variable, and looks like the constant <c>pi</c>.</summary>
    public const string LetterPi = "SD9002";

    /// <summary>Whether arguments of another shape could cure the error.</summary>
    internal static bool IsShape(string code) => code is ShapeMismatch or BadAxis or BadIndex or BadSize or WrongRank or ArgumentKind;
}

namespace SymDiff.Cli;

/// <summary>Codes of what can be wrong with a request; those of the language are in <see cref="Codes"/>.</summary>
internal static class RequestCodes
{
    /// <summary>A line of a batch is not a JSON object.</summary>
    public const string NotAnObject = "SD4001";

    /// <summary>A field that no request has.</summary>
    public const string UnknownField = "SD4002";

    /// <summary>A field with a value of another kind.</summary>
    public const string FieldKind = "SD4003";

    /// <summary>A field is missing, or two exclude each other.</summary>
    public const string MissingField = "SD4004";

    /// <summary>A variable has no value.</summary>
    public const string MissingValue = "SD4005";

    /// <summary>A mode that there is not, or an order that the mode does not have.</summary>
    public const string Mode = "SD4006";

    /// <summary>A value that is not a constant.</summary>
    public const string NotConstant = "SD4007";

    /// <summary>A name given twice.</summary>
    public const string Repeated = "SD4008";

    /// <summary>A file that is no array of numbers.</summary>
    public const string Data = "SD4009";

    /// <summary>A fault of the program itself.</summary>
    public const string Internal = "SD7000";
}

using System.Globalization;
using SymDiff.Diagnostics;
using static SymDiff.Compiling.CompileErrors;

namespace SymDiff.Compiling;

/// <summary>What can be wrong with data and with a request to fit, one code each.</summary>
internal static class FitErrors
{
    public static SymDiffException NoRows(string[]? names) => Error(
        "SD5001", names is null ? "the data are empty" : "the data have a heading and no rows",
        "write the names of the columns in the first line, then a line of numbers for each point");

    public static SymDiffException NoHeading(string cell) => Error(
        "SD5002", $"the first line of the data has the number {cell} where the name of a column is expected", "write the names of the columns in the first line");

    public static SymDiffException UnnamedColumn(int column) => Error(
        "SD5002", string.Create(CultureInfo.InvariantCulture, $"column {column} of the data has no name"), "write the names of the columns in the first line");

    public static SymDiffException RepeatedColumn(string name) => Error(
        "SD5002", $"the data have two columns {Excerpt.Quote(name)}", "give every column a name of its own");

    public static SymDiffException WrongCells(string place, int seen, int expected) => Error(
        "SD5003", $"{place} of the data has {Count(seen, "cell")}, and there are {Count(expected, "column")}", "write one number for each column");

    public static SymDiffException WrongLength(string name, int seen, int expected) => Error(
        "SD5003", $"the column {Excerpt.Quote(name)} has {Count(seen, "number")}, and the first has {expected}", "give all columns the same length");

    public static SymDiffException NotANumber(string name, string place, string cell) => Error(
        "SD5004", cell.Length == 0 ? $"column {Excerpt.Quote(name)}, {place}: the cell is empty" : $"column {Excerpt.Quote(name)}, {place}: {Excerpt.Quote(cell)} is no number",
        "write a number such as 0.5 or 1e-3, or leave the row out");

    public static SymDiffException NotFinite(string name, string place, double value) => Error(
        "SD5005", $"column {Excerpt.Quote(name)}, {place}: {(double.IsNaN(value) ? "nan" : "an infinite number")} cannot be fitted", "leave the row out");

    public static SymDiffException MissingColumn(string name, IEnumerable<string> columns) => Error(
        "SD5006", $"the data have no column {Excerpt.Quote(name)}; they have {string.Join(", ", columns.Select(column => Excerpt.Shorten(column)))}",
        Suggestions.DidYouMean(name, columns) ?? "name a column of the data");

    public static SymDiffException NoData(string name) => Error(
        "SD5006", $"the model's input {Excerpt.Quote(name)} needs data", "give a table with a column of this name, or a fixed value");

    public static SymDiffException NoStart(string name, IEnumerable<string> columns) => Error(
        "SD5007", $"{Excerpt.Quote(name)} has no starting value, and no column of the data has this name",
        Suggestions.DidYouMean(name, columns) ?? $"give it a starting value: {name}=1");

    public static SymDiffException UnknownParameter(string name, IEnumerable<string> parameters) => Error(
        "SD5008", $"{Excerpt.Quote(name)} is not a parameter of the model", Suggestions.DidYouMean(name, parameters) ?? $"the parameters are {string.Join(", ", parameters)}");

    public static SymDiffException UnknownVariable(string name, IEnumerable<string> variables) => Error(
        "SD5008", $"{Excerpt.Quote(name)} is not a variable of the model", Suggestions.DidYouMean(name, variables) ?? $"the variables are {string.Join(", ", variables)}");

    public static SymDiffException NoParameters() => Error(
        "SD5008", "the model has no parameter to fit", "declare it: param b1, or give it a starting value");

    public static SymDiffException BadStart(double loss) => Error(
        "SD5009", $"at the starting values the loss is {(double.IsNaN(loss) ? "nan" : "infinite")}, or its derivatives are", "start where the model is defined and finite");

    public static SymDiffException NotFiniteStart(string name) => Error(
        "SD5009", $"the starting value of {Excerpt.Quote(name)} is not finite", "start at a finite number");

    public static SymDiffException WrongShape(string name, Shape declared, ReadOnlySpan<int> seen) => Error(
        "SD5009",
        $"the starting value of {Excerpt.Quote(name)} has the shape [{string.Join(",", seen.ToArray())}], and it is declared as {(declared.Rank == 0 ? "a number" : declared)}",
        "give a value of the declared shape");

    public static SymDiffException NoResponse() => Error(
        "SD5010", "Levenberg-Marquardt fits a model to a response, and there is none", "name the column that the model describes, or choose another method");

    public static SymDiffException NotANumberLoss(Shape shape) => Error(
        "SD5011", $"the loss has the shape {shape}, and a loss is one number", "sum over it, or name the response that it is the model of");

    public static SymDiffException BadSetting(string name, double value, string expected) => Error(
        "SD5012", string.Create(CultureInfo.InvariantCulture, $"{name} cannot be {value}"), $"give {expected}");

    public static SymDiffException NoDraw(string name, Shape shape) => Error(
        "SD5007", $"{Excerpt.Quote(name)} {shape} has no starting value", "give a seed, by which one is drawn, or a value of this shape");

    public static SymDiffException WrongRows(string name, Shape declared, int[] row) => Error(
        "SD5013", $"{Excerpt.Quote(name)} {declared} gets {(row.Length == 0 ? "a number" : $"[{string.Join(",", row)}]")} from each row of the data",
        "declare all inputs for one row, or all with a first axis for the rows");

    public static SymDiffException NoRowsMade(string text) => Error(
        "SD5013", $"{Excerpt.Quote(text)} does not make a number or a vector of each row", "write an expression of columns, or a list of such: [a, b]");

    public static SymDiffException UnknownSize(string size, Expr parameter) => Error(
        "SD5014", $"neither data nor starting values tell the length {Excerpt.Quote(size)} of '{parameter.VariableName}' {parameter.Shape}", $"give it: {size}=3");

    public static SymDiffException UselessSize(string size, IEnumerable<string> known) => Error(
        "SD5014", $"no axis has the length {Excerpt.Quote(size)}", Suggestions.DidYouMean(size, known) ?? $"the lengths are {string.Join(", ", known)}");

    public static SymDiffException NoBatches(string method) => Error(
        "SD5015", $"the method '{method}' takes all rows at once", "leave out the size of batches, or choose gradient descent or Adam");

    public static SymDiffException NothingToBatch() => Error(
        "SD5015", "there are no rows to take in batches", "give data, or leave out the size of batches");

    public static SymDiffException WrongResponse(string text, Shape seen, Shape model) => Error(
        "SD5016", $"the response {Excerpt.Quote(text)} has the shape {seen}, and the model's value is {(model.Rank == 0 ? "a number" : model)}",
        "name one column, or an expression of columns that is as large as the model's value");
}

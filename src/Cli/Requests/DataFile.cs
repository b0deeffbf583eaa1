using System.Globalization;
using System.Text.Json;
using SymDiff.Diagnostics;

namespace SymDiff.Cli;

/// <summary>Arrays from files: <c>*.json</c> with nested lists, anything else as numbers in rows, separated as in every table.</summary>
internal static class DataFile
{
    /// <summary>The array; of rows a matrix, even if it has one row or one column: see <see cref="DeclaredRanks"/>.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="RequestException">The file has something else than numbers, or rows of different lengths.</exception>
    public static Tensor Read(string path)
    {
        var text = InputFile.ReadAll(path);
        return Path.GetExtension(path).Equals(".json", StringComparison.OrdinalIgnoreCase) ? Json(path, text) : Rows(path, text);
    }

    private static Tensor Json(string path, string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return JsonTensor.Read(document.RootElement) ?? throw Wrong(path, "it is no number and no list of numbers whose rows are equally long", "write [[1, 2], [3, 4]]");
        }
        catch (JsonException error)
        {
            throw Wrong(path, $"line {(error.LineNumber ?? 0) + 1} is not JSON", null);
        }
    }

    /// <summary>A first row of words is a heading.</summary>
    private static Tensor Rows(string path, string text)
    {
        var lines = Compiling.TableText.Lines(text);
        if (lines.Count > 1 && !lines[0].Cells.Any(cell => Number(cell) is not null)) lines.RemoveAt(0);
        if (lines.Count == 0) throw Wrong(path, "it is empty", null);
        var rows =
            lines.ConvertAll(line => Array.ConvertAll(line.Cells, cell => Number(cell) ?? throw Wrong(path, $"line {line.Number}: {Excerpt.Quote(cell)} is no number", null)));
        if (lines.Find(line => line.Cells.Length != rows[0].Length) is { Cells: not null } other)
            throw Wrong(path, $"line {other.Number} has {other.Cells.Length} numbers, the first row has {rows[0].Length}", null);
        return Tensor.FromRows(rows);
    }

    private static double? Number(string cell) => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static RequestException Wrong(string path, string what, string? hint) => new(RequestCodes.Data, $"the file {Excerpt.Quote(path)} is no array: {what}", hint);
}

namespace SymDiff.Cli;

/// <summary>A line of a terminal that can be edited, with the lines before it a key away.</summary>
/// <param name="keys">The keys that are pressed.</param>
/// <param name="output">The terminal.</param>
/// <param name="width">Characters in a line of it.</param>
internal sealed class LineEditor(Func<ConsoleKeyInfo> keys, TextWriter output, int width)
{
    private const string Prompt = "> ";
    private const string ClearToEnd = "\u001b[K";

    private readonly List<string> history = [];
    private string text = "";
    private int cursor;
    private int place;

    /// <summary>The line that is typed; null at the end of the input (Ctrl-D on an empty line).</summary>
    public string? ReadLine()
    {
        (text, cursor, place) = ("", 0, history.Count);
        while (true)
        {
            Draw();
            var key = keys();
            if (key.Key == ConsoleKey.Enter) break;
            if (IsEnd(key) && text.Length == 0)
            {
                output.Write('\n');
                return null;
            }
            Press(key);
        }
        output.Write('\n');
        if (text.Trim().Length > 0 && (history.Count == 0 || history[^1] != text)) history.Add(text);
        return text;
    }

    private static bool IsEnd(ConsoleKeyInfo key) => key is { Key: ConsoleKey.D, Modifiers: ConsoleModifiers.Control };

    private void Press(ConsoleKeyInfo key)
    {
        switch (key)
        {
            case { Key: ConsoleKey.LeftArrow }: cursor = Math.Max(0, cursor - 1); break;
            case { Key: ConsoleKey.RightArrow }: cursor = Math.Min(text.Length, cursor + 1); break;
            case { Key: ConsoleKey.Home } or { Key: ConsoleKey.A, Modifiers: ConsoleModifiers.Control }: cursor = 0; break;
            case { Key: ConsoleKey.End } or { Key: ConsoleKey.E, Modifiers: ConsoleModifiers.Control }: cursor = text.Length; break;
            case { Key: ConsoleKey.UpArrow }: Recall(place - 1); break;
            case { Key: ConsoleKey.DownArrow }: Recall(place + 1); break;
            case { Key: ConsoleKey.Backspace } when cursor > 0: Replace(cursor - 1, 1, ""); break;
            case { Key: ConsoleKey.Delete } or { Key: ConsoleKey.D, Modifiers: ConsoleModifiers.Control } when cursor < text.Length: Replace(cursor, 1, ""); break;
            case { Key: ConsoleKey.U, Modifiers: ConsoleModifiers.Control }: Replace(0, cursor, ""); break;
            case { Key: ConsoleKey.K, Modifiers: ConsoleModifiers.Control }: Replace(cursor, text.Length - cursor, ""); break;
            case { KeyChar: var character } when !char.IsControl(character): Replace(cursor, 0, character.ToString()); break;
        }
    }

    /// <summary>The line at a place of the history; beyond its end an empty one.</summary>
    private void Recall(int target)
    {
        place = Math.Clamp(target, 0, history.Count);
        text = place < history.Count ? history[place] : "";
        cursor = text.Length;
    }

    private void Replace(int start, int length, string inserted)
    {
        text = text[..start] + inserted + text[(start + length)..];
        cursor = start + inserted.Length;
    }

    /// <summary>Writes the part of the text around the cursor that fits into the line.</summary>
    private void Draw()
    {
        var room = Math.Max(1, width - Prompt.Length - 1);
        var start = Math.Max(0, cursor - room);
        output.Write($"\r{Prompt}{text.AsSpan(start, Math.Min(room, text.Length - start))}{ClearToEnd}\r\u001b[{Prompt.Length + cursor - start}C");
        output.Flush();
    }
}
